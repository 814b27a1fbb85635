import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { WallEvent } from "../../shared/events/event.ts";
import { MORNING, report, unit, wholeCall } from "../../shared/fold/event-fixtures.test-data.ts";
import { randomIndex } from "../../shared/kit/random.ts";
import type { Random } from "../../shared/kit/random.ts";
import type { Actor } from "../../shared/model/role.ts";
import type { Camera } from "../../shared/model/camera.ts";
import type { Place } from "../../shared/model/place.ts";
import { epochMs } from "../../shared/units/quantity.ts";
import type { EpochMs } from "../../shared/units/quantity.ts";
import { openStore } from "./open-store.ts";
import type { StoreOptions } from "./open-store.ts";
import type { Store } from "./store.ts";

export const LEADER: Actor = { name: "值班领导", role: "leader" };

const folders: string[] = [];
const stores: Store[] = [];

export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "onewall-store-"));
  folders.push(folder);
  return folder;
}

/** A store of its own that is closed and swept by `sweepStores`. */
export function openedStore(options: Partial<StoreOptions> = {}): Store {
  const result = openStore({ dir: options.dir ?? newFolder(), now: tickingClock(), ...options });
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  stores.push(result.value);
  return result.value;
}

export function sweepStores(): void {
  for (const store of stores.splice(0)) store.close();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}

/** A clock that goes on by some milliseconds each time it is read. */
export function tickingClock(start = MORNING, step = 7): () => EpochMs {
  let now = start;
  return () => epochMs((now += step));
}

export function camera(id: string, change: Partial<Camera> = {}): Camera {
  return {
    kind: "camera",
    id,
    name: `解放路口 ${id}`,
    position: { kind: "located", lngLat: [120.03, 28.91], raw: [120.03, 28.91], crs: "wgs84" },
    heading: null,
    fieldOfView: null,
    range: null,
    group: null,
    source: "cameras.csv",
    flags: [],
    ...change,
  };
}

export function place(id: string, name: string, change: Partial<Place> = {}): Place {
  return {
    ...{ kind: "place", id, name, nameLatin: null, class: "street", lngLat: [120, 28.9] },
    ...{ rank: 1, source: "pack" },
    ...change,
  };
}

/** Calls side by side, each in its own order, among assets that come and change. */
export function someEvents(random: Random, count: number): WallEvent[] {
  const calls = Array.from({ length: 8 }, (_, i) => callOf(random, `A-${i}`));
  let next = calls.length;
  const events: WallEvent[] = [];
  while (events.length < count) {
    const asset = randomIndex(random, 6) === 0;
    if (asset) {
      events.push({ kind: "asset-imported", v: 1, asset: someAsset(random) });
      continue;
    }
    const at = randomIndex(random, calls.length);
    const event = calls[at]?.shift();
    if (event === undefined) calls[at] = callOf(random, `A-${next++}`);
    else events.push(event);
  }
  return events;
}

function callOf(random: Random, id: string): WallEvent[] {
  const unitId = `巡0${randomIndex(random, 4)}`;
  const call = wholeCall(id, unitId);
  const at = epochMs(MORNING);
  const lngLat = [120 + random() / 10, 28.9 + random() / 10] as const;
  if (random() < 0.3) call.splice(1, 0, { ...LOCATED, incidentId: id, lngLat, at });
  if (random() < 0.2) call.splice(3, 0, { ...DUTY, unitId, at });
  if (random() < 0.2) call.unshift({ kind: "incident-reported", v: 1, report: report(id) });
  return call;
}

const LOCATED = { kind: "incident-located", v: 1, address: "枫林路 12 号" } as const;
const DUTY = { kind: "unit-duty-changed", v: 1, duty: "off" } as const;

function someAsset(random: Random) {
  const change = randomIndex(random, 5);
  if (random() < 0.5) return unit(`巡0${randomIndex(random, 4)}`, { callSign: `巡0${change}` });
  return camera(`C${randomIndex(random, 4)}`, { name: `中山路 ${change}` });
}
