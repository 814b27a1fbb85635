import { expect, test } from "vitest";
import { present } from "../kit/assert.ts";
import { epochMs, metres } from "../units/quantity.ts";
import { planViolations } from "./check-plan.ts";
import { cityNight, townBounds, townOf } from "./city-night.test-data.ts";
import { minutesLeft } from "./patrol-problem.ts";
import { planPatrol } from "./plan-patrol.ts";
import { APART_SECONDS } from "./plan-request.ts";
import { streetWays } from "./street-ways.ts";

const SIDE = 24;
const SIZE = { places: 60, units: 5, hours: 5 };
const EFFORT = 0.03;
/** Towns take longer to build than nights to plan. */
const towns = [1, 2, 3, 4].map((seed) => townOf(seed, SIDE));
const townAt = (seed: number) => present(towns[seed % towns.length], "there are towns");
const nights = Array.from({ length: 20 }, (_, i) => i + 1);

test("twenty city nights break no shift, rest, mode, window or cap, street by street", () => {
  for (const seed of nights) {
    const roads = townAt(seed);
    const request = cityNight(seed, SIZE, townBounds(SIDE));
    const plan = planPatrol(request, roads, { effort: EFFORT });
    expect(plan.violations, `seed ${seed}`).toEqual([]);
    const ways = streetWays(request, roads, metres(300));
    expect(planViolations(plan, request, ways), `seed ${seed}`).toEqual([]);
    expect(plan.score.stops, `seed ${seed}`).toBeGreaterThan(20);
    for (const { stops } of plan.routes) {
      for (const { reasons, whyNow, whyUnit } of stops) {
        expect(reasons.length).toBeGreaterThan(0);
        expect(whyNow).not.toBeNull();
        expect(whyUnit).not.toBeNull();
      }
    }
    const cells = new Map<string, number>();
    for (const { cellId, dwell } of plan.routes.flatMap((route) => route.stops)) {
      cells.set(cellId, (cells.get(cellId) ?? 0) + dwell / 60);
    }
    for (const [cellId, minutes] of cells) {
      expect(minutes, `seed ${seed}`).toBeLessThanOrEqual(minutesLeft(request, cellId) + 1e-6);
    }
  }
}, 120_000);

test("stops at hot places last ten to sixteen minutes and come again in another two hours", () => {
  const request = cityNight(3, { ...SIZE, places: 25, hours: 8 }, townBounds(SIDE));
  const plan = planPatrol(request, townAt(3), { effort: EFFORT });
  const hot = plan.routes
    .flatMap((route) => route.stops)
    .filter(({ reasons }) => reasons.some(({ code }) => code === "HOT"));
  for (const { dwell } of hot) {
    expect(dwell).toBeGreaterThanOrEqual(600);
    expect(dwell).toBeLessThanOrEqual(960);
  }
  hot.sort((a, b) => a.arriveAt - b.arriveAt);
  const last = new Map<string, number>();
  let again = 0;
  for (const { placeId, arriveAt } of hot) {
    const before = last.get(placeId);
    if (before !== undefined) {
      again++;
      expect(arriveAt - before).toBeGreaterThanOrEqual(APART_SECONDS * 1000);
      expect(arriveAt - before).toBeLessThanOrEqual(6 * 3_600_000);
    }
    last.set(placeId, arriveAt);
  }
  expect(again).toBeGreaterThan(10);
});

test("the same request and seed give the same plan, twenty times out of twenty", () => {
  const roads = townAt(7);
  const request = cityNight(7, { places: 30, units: 3, hours: 3 }, townBounds(SIDE));
  const once = JSON.stringify(planPatrol(request, roads, { effort: 0.02 }));
  for (let turn = 0; turn < 20; turn++) {
    expect(JSON.stringify(planPatrol(request, roads, { effort: 0.02 }))).toBe(once);
  }
  const other = planPatrol({ ...request, seed: 8 }, roads, { effort: 0.02 });
  expect(JSON.stringify(other)).not.toBe(once);
}, 120_000);

test("what is already delivered today counts against a cell's cap", () => {
  const roads = townAt(4);
  const plain = cityNight(4, SIZE, townBounds(SIDE));
  const cells = plain.places.filter(({ risk }) => risk > 0).map(({ cellId }) => cellId);
  const request = { ...plain, delivered: new Map(cells.map((cellId) => [cellId, 40])) };
  const plan = planPatrol(request, roads, { effort: EFFORT });
  const planned = plan.routes.flatMap((route) => route.stops).map(({ cellId }) => cellId);
  for (const cellId of cells) expect(planned).not.toContain(cellId);
  const capped = plan.dropped.filter(({ why }) => why === "cap");
  expect(capped.length).toBeGreaterThan(cells.length / 2);
  expect(capped[0]?.value).toBe(45);
});

test("a locked stop stays with its unit, near its time, when planned anew", () => {
  const roads = townAt(5);
  const request = cityNight(5, SIZE, townBounds(SIDE));
  const first = planPatrol(request, roads, { effort: EFFORT });
  const route = first.routes.find(({ stops }) => stops.length > 4);
  const stop = route?.stops[3];
  if (route === undefined || stop === undefined) throw new Error("a route has four stops");
  const { placeId, arriveAt } = stop;
  const locked = [{ unitId: route.unitId, placeId, arriveAt }];
  for (const seed of [11, 12, 13]) {
    const again = planPatrol({ ...request, seed, locked }, roads, { effort: EFFORT });
    const stops = again.routes.find(({ unitId }) => unitId === route.unitId)?.stops ?? [];
    const kept = stops.find((one) => one.placeId === placeId && one.locked);
    expect(Math.abs((kept?.arriveAt ?? 0) - arriveAt), `seed ${seed}`).toBeLessThan(16 * 60_000);
  }
});

test("without risk data a plan is made of the other reasons, and says so", () => {
  const roads = townAt(6);
  const plain = cityNight(6, SIZE, townBounds(SIDE));
  const places = plain.places.filter(({ risk }) => risk === 0);
  const plan = planPatrol({ ...plain, places, riskKnown: false }, roads, { effort: EFFORT });
  expect(plan.riskKnown).toBe(false);
  expect(plan.score.riskMinutes).toBe(0);
  const codes = plan.routes.flatMap(({ stops }) => stops.flatMap(({ reasons }) => reasons));
  expect(codes.length).toBeGreaterThan(3);
  expect(codes.map(({ code }) => code)).not.toContain("HOT");
});

test("each unit keeps to its own network, and one without a mode is listed, not planned", () => {
  const roads = townAt(9);
  const plain = cityNight(9, { ...SIZE, units: 6 }, townBounds(SIDE));
  const units = plain.units.map((unit, i) => (i === 5 ? { ...unit, mode: null } : unit));
  const plan = planPatrol({ ...plain, units }, roads, { effort: EFFORT });
  expect(plan.unplanned).toEqual([{ unitId: "u06", callSign: "u06", why: "no-mode" }]);
  expect(new Set(plan.routes.map(({ mode }) => mode))).toEqual(new Set(["car", "ebike", "foot"]));
  expect(plan.endAt).toBe(epochMs(plain.endAt));
});
