import { expect, test } from "vitest";
import { SIGHTING_STATUSES } from "../../../shared/model/sighting.ts";
import type { MapUnit, SightingColumns } from "../map-input.ts";
import { FRESHNESSES } from "../symbols/glyph.ts";
import { UnitRows } from "./unit-rows.ts";

const clock = { now: 1_800_000_000_000, isLive: true };

function unitOf(id: string, unitClass: "officer" | "vehicle" | "volunteer"): MapUnit {
  return {
    unit: {
      kind: "unit",
      id,
      callSign: `巡${id}`,
      class: unitClass,
      mode: "car",
      skills: [],
      home: { kind: "held", reason: "missing", raw: null, crs: null },
      station: null,
      source: "test",
      flags: [],
    },
    duty: "on",
    engagement: null,
  };
}

type Seen = {
  readonly lng: number;
  readonly lat?: number;
  readonly speed?: number;
  readonly status?: number;
};

function columnsOf(seen: Readonly<Record<string, Seen>>): SightingColumns {
  const rows = Object.values(seen);
  return {
    things: Object.keys(seen).map((id) => `unit:${id}`),
    at: Float64Array.from(rows, () => clock.now - 1000),
    lng: Float64Array.from(rows, ({ lng }) => lng),
    lat: Float64Array.from(rows, ({ lat }) => lat ?? 49),
    heading: Float32Array.from(rows, () => 90),
    speed: Float32Array.from(rows, ({ speed }) => speed ?? 5),
    interval: Float32Array.from(rows, () => 10),
    status: Uint8Array.from(rows, ({ status }) => status ?? 0),
  };
}

test("only the units of its family are its own, volunteers with the vehicles", () => {
  const units = new Map([
    ["1", unitOf("1", "officer")],
    ["2", unitOf("2", "vehicle")],
    ["3", unitOf("3", "volunteer")],
  ]);
  const seen = columnsOf({ "1": { lng: 8 }, "2": { lng: 8.1 }, "3": { lng: 8.2 } });
  const officers = new UnitRows("officers");
  const vehicles = new UnitRows("vehicles");
  officers.update(units, seen, clock);
  vehicles.update(units, seen, clock);
  expect([officers.drawnCount, vehicles.drawnCount]).toEqual([1, 2]);
});

test("a unit without a position is counted as held and never drawn at zero", () => {
  const rows = new UnitRows("officers");
  rows.update(new Map([["1", unitOf("1", "officer")]]), columnsOf({ "1": { lng: NaN } }), clock);
  expect([rows.drawnCount, rows.held]).toEqual([0, 1]);
});

test("a lost fix keeps the last good position", () => {
  const rows = new UnitRows("officers");
  const units = new Map([["1", unitOf("1", "officer")]]);
  rows.update(units, columnsOf({ "1": { lng: 8.5 } }), clock);
  rows.update(units, columnsOf({ "1": { lng: NaN, lat: NaN } }), clock);
  expect([rows.lng[0], rows.drawnCount]).toEqual([8.5, 1]);
});

test("a heading at rest is not shown", () => {
  const rows = new UnitRows("officers");
  const units = new Map([["1", unitOf("1", "officer")]]);
  rows.update(units, columnsOf({ "1": { lng: 8, speed: 0 } }), clock);
  expect(rows.heading[0]).toBeNaN();
  rows.update(units, columnsOf({ "1": { lng: 8, speed: 9 } }), clock);
  expect(rows.heading[0]).toBe(90);
});

test("a call for help is drawn last, above everything", () => {
  const rows = new UnitRows("officers");
  const alarm = SIGHTING_STATUSES.indexOf("alarm");
  const units = new Map(["1", "2", "3"].map((id) => [id, unitOf(id, "officer")] as const));
  const seen = columnsOf({ "1": { lng: 8, status: alarm }, "2": { lng: 8.1 }, "3": { lng: 8.2 } });
  rows.update(units, seen, clock);
  expect(rows.slots.idAt(rows.drawn[rows.drawnCount - 1]!)).toBe("1");
  expect(rows.weight[rows.slots.slotOf("1")]).toBe(3);
});

test("1,200 units keep their slots over updates, and each stays in its column", () => {
  const ids = Array.from({ length: 1200 }, (_, index) => String(index));
  const units = new Map(ids.map((id) => [id, unitOf(id, "vehicle")] as const));
  const rows = new UnitRows("vehicles");
  for (let round = 0; round < 3; round += 1) {
    const seen = Object.fromEntries(ids.map((id) => [id, { lng: 8 + Number(id) / 1e4 + round }]));
    rows.update(units, columnsOf(seen), clock);
  }
  expect(rows.drawnCount).toBe(1200);
  for (const id of ids) {
    expect(rows.lng[rows.slots.slotOf(id)]).toBeCloseTo(10 + Number(id) / 1e4, 9);
  }
  expect(FRESHNESSES[rows.freshness[5]!]).toBe("live");
});
