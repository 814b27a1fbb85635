import { expect, test } from "vitest";
import { randomFrom, randomIndex } from "../kit/random.ts";
import type { PatrolPlan } from "../model/patrol-plan.ts";
import { epochMs } from "../units/quantity.ts";
import { cityNight, townBounds, townOf } from "./city-night.test-data.ts";
import { hourOfDay } from "./demand.ts";
import { planPatrol } from "./plan-patrol.ts";
import type { PatrolRequest } from "./plan-request.ts";
import { scoreOf } from "./score-of.ts";

const roads = townOf(2);
const STEP_MS = 1000;

test("all five values of the panel equal those of an oracle that walks every second", () => {
  for (const seed of [1, 2, 3]) {
    const night = cityNight(seed, { places: 40, units: 4, hours: 3 }, townBounds());
    const debts = new Map(night.places.slice(0, 6).map(({ cellId }, i) => [cellId, 5 + 4 * i]));
    const request = { ...night, debts };
    const plan = jostled(planPatrol(request, roads, { effort: 0.02 }), seed);
    const { score } = scoreOf(request, plan.routes);
    const oracle = oracleOf(request, plan);
    expect(score.riskMinutes, `seed ${seed}`).toBeCloseTo(oracle.risk, 0);
    expect(score.overlapMinutes, `seed ${seed}`).toBeCloseTo(oracle.overlap, 0);
    expect(score.minutesMoving, `seed ${seed}`).toBeCloseTo(oracle.moving, 1);
    expect(score.largestUnvisited?.weight ?? 0, `seed ${seed}`).toBe(oracle.unvisited);
    expect(score.doseDebtMinutes, `seed ${seed}`).toBeCloseTo(oracle.debt, 6);
    expect(oracle.overlap, "the night has two units in a cell").toBeGreaterThan(0);
  }
});

/** Times moved and stops doubled, so that cells overlap and go over their cap. */
function jostled(plan: PatrolPlan, seed: number): PatrolPlan {
  const random = randomFrom(seed);
  const all = plan.routes.flatMap((route) => route.stops);
  const routes = plan.routes.map((route) => ({
    ...route,
    stops: route.stops.flatMap((stop) => {
      const shift = 1000 * (randomIndex(random, 1200) - 600);
      const moved = {
        ...stop,
        arriveAt: epochMs(stop.arriveAt + shift),
        leaveAt: epochMs(stop.leaveAt + shift),
      };
      const twin = all[randomIndex(random, all.length)];
      return random() < 0.3 && twin !== undefined ? [moved, twin] : [moved];
    }),
  }));
  return { ...plan, routes };
}

function oracleOf(request: PatrolRequest, plan: PatrolPlan) {
  const stops = plan.routes.flatMap((route) => route.stops);
  const placeOf = new Map(request.places.map((place) => [place.id, place]));
  const cellRisk = (cellId: string) =>
    Math.max(0, ...request.places.filter((one) => one.cellId === cellId).map(({ risk }) => risk));
  const begin = Math.min(...stops.map(({ arriveAt }) => arriveAt));
  const end = Math.max(...stops.map(({ leaveAt }) => leaveAt));
  const used = new Map<string, number>();
  let [risk, overlap] = [0, 0];
  for (let at = begin; at < end; at += STEP_MS) {
    const there = stops.filter(({ arriveAt, leaveAt }) => arriveAt <= at && at < leaveAt);
    for (const cellId of new Set(there.map((stop) => stop.cellId))) {
      const inCell = there.filter((stop) => stop.cellId === cellId);
      overlap += inCell.length - 1;
      const seconds = used.get(cellId) ?? 0;
      if (seconds >= 45 * 60) continue;
      used.set(cellId, seconds + 1);
      const first = inCell.reduce((a, b) => (b.arriveAt < a.arriveAt ? b : a));
      const place = placeOf.get(first.placeId);
      const weight = place !== undefined && place.risk > 0 ? place.risk : cellRisk(cellId);
      risk += (weight * (place?.byHour?.[hourOfDay(at, 0)] ?? 1)) / 60;
    }
  }
  const dwelt = stops.reduce((sum, stop) => sum + stop.dwell / 60, 0);
  const visited = new Set(stops.map(({ cellId }) => cellId));
  const left = request.places.filter(({ cellId }) => !visited.has(cellId)).map((one) => one.risk);
  let debt = 0;
  for (const [cellId, minutes] of request.debts) {
    const planned = stops.filter((stop) => stop.cellId === cellId);
    debt += Math.max(0, minutes - planned.reduce((sum, stop) => sum + stop.dwell / 60, 0));
  }
  const busy = plan.routes.reduce((sum, route) => sum + route.seconds / 60, 0);
  return {
    risk,
    overlap: overlap / 60,
    moving: busy - dwelt,
    unvisited: Math.max(0, ...left),
    debt,
  };
}
