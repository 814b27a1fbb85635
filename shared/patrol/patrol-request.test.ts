import { expect, test } from "vitest";
import type { WallEvent } from "../events/event.ts";
import type { LoggedEvent } from "../events/logged-event.ts";
import { emptyWall, wallAfter } from "../fold/wall-state.ts";
import { randomFrom } from "../kit/random.ts";
import type { LngLat } from "../units/lng-lat.ts";
import { epochMs, seconds } from "../units/quantity.ts";
import { townBounds, townOf } from "./city-night.test-data.ts";
import { countedDemand } from "./demand.ts";
import { USUAL_OPTIONS, patrolRequestFrom } from "./patrol-request.ts";
import type { PatrolAsk } from "./patrol-request.ts";
import { planPatrol } from "./plan-patrol.ts";

const NOW = epochMs(Date.UTC(2026, 10, 24, 12));
const roads = townOf(1);
const [, , EAST = 0, NORTH = 0] = townBounds();

/** A wall with crews and two weeks of reports, whose free words are given. */
function wallOf(words: (i: number) => string) {
  const random = randomFrom(5);
  const somewhere = (): LngLat => [random() * EAST, random() * NORTH];
  const located = (lngLat: LngLat) => ({ kind: "located", lngLat, raw: lngLat, crs: "wgs84" });
  const units = Array.from({ length: 4 }, (_, i) => ({
    ...{ kind: "unit", id: `巡0${i}`, callSign: `巡0${i}`, class: "officer", skills: [] },
    ...{ mode: i % 2 === 0 ? "car" : "ebike", station: null, source: "s", flags: [] },
    home: located(somewhere()),
  }));
  const reports = Array.from({ length: 120 }, (_, i) => ({
    ...{ id: `A${i}`, reportedAt: NOW - Math.floor(random() * 14 * 86_400_000), priority: 2 },
    ...{ category: "theft", title: words(i), text: words(i + 1), address: words(i + 2) },
    ...{ position: located(somewhere()), source: "operator" },
  }));
  const events = [
    ...units.map((asset) => ({ kind: "asset-imported", v: 1, asset })),
    ...reports.map((report) => ({ kind: "incident-reported", v: 1, report })),
  ] as unknown as WallEvent[];
  const logged = events.map((event, sseq): LoggedEvent => {
    const hlc = String(sseq).padStart(20, "0");
    const stamp = { station: "s", epoch: "e", sseq, hlc, actor: "a", role: "operator" } as const;
    return { stamp, event };
  });
  return wallAfter(emptyWall(), logged);
}

function askOf(wall: ReturnType<typeof wallOf>, of: Partial<PatrolAsk> = {}): PatrolAsk {
  const demand = countedDemand(wall.incident.values(), { now: NOW, utcOffsetMinutes: 480 });
  return {
    ...{ id: "plan-1", now: NOW, hours: 3, seed: 4, unitIds: null, places: [], demand },
    ...{ lastPlace: () => null, utcOffsetMinutes: 480, options: USUAL_OPTIONS, keep: null },
    ...{ debts: new Map(), delivered: new Map(), ...of },
  };
}

test("scrambling everything a citizen said leaves the plan byte for byte as it was", () => {
  const plain = wallOf((i) => `李某 1380000${i} 家中被盗`);
  const scrambled = wallOf((i) => `\u{1f600}${i * 7919} zzz`);
  const planOf = (wall: typeof plain) =>
    JSON.stringify(planPatrol(patrolRequestFrom(wall, askOf(wall)), roads, { effort: 0.02 }));
  const once = planOf(plain);
  expect(planOf(scrambled)).toBe(once);
  expect(once).toContain("HOT");
  expect(once).not.toContain("李某");
});

test("a leader's options choose units, hours, dwell, rests and places", () => {
  const wall = wallOf(() => "");
  const startAt = epochMs(NOW + 3_600_000);
  const rests = [{ unitId: "巡01", from: startAt, to: epochMs(startAt + 1_800_000) }];
  const lead = { id: "lead", name: "广场", lngLat: [0.01, 0.01] as const, kind: "lead" as const };
  const places = [{ ...lead, dwellMinutes: 10, must: true, windows: [] }];
  const chosen = { startAt, modes: ["ebike" as const], dwellMinutes: 8, rests, places };
  const options = { ...USUAL_OPTIONS, ...chosen };
  const request = patrolRequestFrom(wall, askOf(wall, { options }));
  expect(request.startAt).toBe(startAt);
  expect(request.endAt).toBe(startAt + 3 * 3_600_000);
  expect(request.units.map(({ mode }) => mode)).toEqual(["ebike", "ebike"]);
  expect(request.units.find(({ unitId }) => unitId === "巡01")?.rests).toHaveLength(1);
  expect(request.places[0]).toMatchObject({ id: "lead", must: true, dwell: seconds(600) });
  expect(request.places[0]?.reasons).toEqual([{ code: "LEAD", value: null }]);
  const hot = request.places.filter(({ reasons }) => reasons[0]?.code === "HOT");
  expect(hot.length).toBeGreaterThan(20);
  for (const { dwell } of hot) expect(dwell).toBe(480);
});

test("a cell that is owed minutes has a place, and says how many", () => {
  const wall = wallOf(() => "");
  const demand = { kind: "counted", cells: [] } as const;
  const debts = new Map([["8-5", 18]]);
  const { places, riskKnown } = patrolRequestFrom(wall, askOf(wall, { demand, debts }));
  expect(riskKnown).toBe(false);
  expect(places[0]?.reasons).toEqual([{ code: "DEBT", value: 18 }]);
  expect(places[0]?.cellId).toBe("8-5");
});
