import { expect, test } from "vitest";
import { logged, MORNING, unit } from "../../shared/fold/event-fixtures.test-data.ts";
import { emptyWall, wallAfter } from "../../shared/fold/wall-state.ts";
import type { WallEvent } from "../../shared/events/event.ts";
import { ENTITY_KINDS } from "../../shared/model/entity-key.ts";
import { epochMs } from "../../shared/units/quantity.ts";
import { explainWords } from "../words/explain-words.ts";
import { traceOf } from "./explain-trace.ts";

const at = epochMs(MORNING + 1000);
const span = { from: at, to: at };
const sighting = { id: "s", places: [[120, 28.9]], seen: span, text: "", clip: null } as const;
const alarm = {
  ...{ alarmId: "al", type: "source-lost", source: "radio", priority: 3, text: "终端" },
  ...{ incidentId: null, unitId: null, lngLat: null, since: at, suppressedBy: null, at },
} as const;
const line = [
  [120, 28.9],
  [120.001, 28.9],
] as const;
const closed = {
  ...{ closureId: "c", modes: ["car"], reason: "塌方", until: null, at },
  stretches: [{ lngLat: [120, 28.9], street: "解放路", line }],
} as const;
const EVENTS = [
  { kind: "alarm-raised", v: 1, ...alarm },
  { kind: "street-closed", v: 1, ...closed },
  { kind: "street-opened", v: 1, closureId: "c", at: epochMs(at + 5000) },
  { kind: "ring-started", v: 1, ringOf: "A-1", pace: "walk", sighting, at },
  { kind: "source-tagged", v: 1, sourceId: "radio", crs: "wgs84", at },
  { kind: "asset-imported", v: 1, asset: unit("巡07") },
] as const;
const wall = wallAfter(emptyWall(), logged(EVENTS as unknown as WallEvent[]));

test("what was written says whence, when, by whom and why", () => {
  const now = at + 60_000;
  expect(traceOf(wall, "alarm", "al", now)).toMatchObject({
    ...{ source: "radio", contentAt: at, reason: "终端" },
  });
  expect(traceOf(wall, "closure", "c", now)).toMatchObject({
    ...{ source: null, contentAt: at, reason: "塌方", until: null },
    changed: { by: "值班领导", at: at + 5000 },
  });
  expect(traceOf(wall, "ring", "A-1", now)).toMatchObject({ contentAt: at });
  expect(traceOf(wall, "source", "radio", now)?.changed?.by).toBe("值班领导");
  expect(traceOf(wall, "closure", "gone", now)).toBeNull();
});

test("every kind of thing that has no facts of its own has a rule in both languages", () => {
  const own = ["incident", "unit", "camera", "checkpoint", "base-station", "post"];
  const traced = ENTITY_KINDS.filter((kind) => !own.includes(kind)).sort();
  for (const words of [explainWords["zh-CN"], explainWords.en]) {
    expect(Object.keys(words.rule).sort()).toEqual(traced);
  }
});
