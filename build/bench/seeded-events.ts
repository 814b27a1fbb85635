import type { WallEvent } from "../../shared/events/event.ts";
import { MORNING, report, unit, wholeCall } from "../../shared/fold/event-fixtures.test-data.ts";
import { randomFrom } from "../../shared/kit/random.ts";
import type { Random } from "../../shared/kit/random.ts";
import type { Camera } from "../../shared/model/camera.ts";
import type { Checkpoint } from "../../shared/model/checkpoint.ts";
import type { Position } from "../../shared/model/position.ts";
import { UNIT_CLASSES } from "../../shared/model/unit.ts";
import { epochMs, heading, metres } from "../../shared/units/quantity.ts";

export type Fleet = {
  readonly cameras: number;
  readonly checkpoints: number;
  readonly units: number;
};

/** What a first import brings: one event a thing. */
export function fleetEvents(fleet: Fleet, seed: number): WallEvent[] {
  const random = randomFrom(seed);
  const imported = (asset: Camera | Checkpoint | ReturnType<typeof unit>): WallEvent => {
    return { kind: "asset-imported", v: 1, asset };
  };
  return [
    ...counted(fleet.cameras, (i) => imported(camera(i, random))),
    ...counted(fleet.checkpoints, (i) => imported(checkpoint(i, random))),
    ...counted(fleet.units, (i) => imported(crew(i, random))),
  ];
}

/** Calls from the first report to the archive, ten events each, told one after another. */
export function callEvents(of: { readonly calls: number; readonly units: number }): WallEvent[] {
  return counted(of.calls, (i) => wholeCall(callId(i), unitId(i % of.units))).flat();
}

/** Calls that have just been reported. */
export function openCallEvents(calls: number, seed: number, name = "open"): WallEvent[] {
  const random = randomFrom(seed);
  return counted(calls, (i) => {
    const id = `${name}-${i}`;
    const reportedAt = epochMs(MORNING + i * 1000);
    const event = report(id, { position: somewhere(random), reportedAt, title: `报警 ${i}` });
    return { kind: "incident-reported", v: 1, report: event };
  });
}

export function cameraId(i: number): string {
  return `camera-${i}`;
}

export function unitId(i: number): string {
  return `unit-${i}`;
}

function callId(i: number): string {
  return `call-${i}`;
}

function camera(i: number, random: Random): Camera {
  return {
    kind: "camera",
    id: cameraId(i),
    name: `枫林路 ${i} 号`,
    position: somewhere(random),
    heading: heading(Math.floor(random() * 360)),
    fieldOfView: 70,
    range: metres(60),
    group: "城东",
    source: "cameras.csv",
    flags: [],
  };
}

function checkpoint(i: number, random: Random): Checkpoint {
  return {
    kind: "checkpoint",
    id: `checkpoint-${i}`,
    name: `卡口 ${i}`,
    position: somewhere(random),
    heading: null,
    lanes: 2,
    source: "checkpoints.geojson",
    flags: [],
  };
}

function crew(i: number, random: Random) {
  const home = somewhere(random);
  return unit(unitId(i), { callSign: `巡 ${i}`, home, class: UNIT_CLASSES[i % 3] ?? "vehicle" });
}

function somewhere(random: Random): Position {
  const lngLat: [number, number] = [120 + random() * 0.3, 28.8 + random() * 0.3];
  return { kind: "located", lngLat, raw: lngLat, crs: "wgs84" };
}

function counted<Item>(count: number, make: (i: number) => Item): Item[] {
  return Array.from({ length: count }, (_, i) => make(i));
}
