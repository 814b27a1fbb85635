import { expect, test } from "vitest";
import { randomFrom, randomIndex } from "../kit/random.ts";
import type { OrienteeringProblem } from "./problem.ts";
import { RoutePool } from "./route-pool.ts";
import { scaledProblem } from "./scaled-problem.ts";

const VISITS = 40;

/** Vehicles that could drive each other's routes; where the visits lie does not matter here. */
function problemOf(vehicleCount: number, random: () => number): OrienteeringProblem {
  const nodeCount = VISITS + 1;
  const vehicle = { network: 0, start: VISITS, end: VISITS, earliest: 0, latest: 1000 };
  return {
    nodeCount,
    travel: [new Float64Array(nodeCount * nodeCount).fill(1)],
    visits: Array.from({ length: VISITS }, (_, node) => ({
      ...{ node, prize: 1 + Math.floor(30 * random()), dwell: 0, windows: [] },
      ...{ must: false, vehicles: null, group: null },
    })),
    vehicles: Array.from({ length: vehicleCount }, () => ({ ...vehicle, durationMax: 1000 })),
    groups: [],
  };
}

/** The most that routes without a visit in common earn, by trying all of them. */
function mostOf(routes: readonly Int32Array[], prizeOf: (visit: number) => number, left: number) {
  let most = 0;
  const choose = (from: number, taken: ReadonlySet<number>, earned: number, open: number) => {
    most = Math.max(most, earned);
    if (open === 0) return;
    for (let i = from; i < routes.length; i++) {
      const visits = [...(routes[i] ?? [])];
      if (visits.some((visit) => taken.has(visit))) continue;
      const adds = visits.reduce((sum, visit) => sum + prizeOf(visit), 0);
      choose(i + 1, new Set([...taken, ...visits]), earned + adds, open - 1);
    }
  };
  choose(0, new Set(), 0, left);
  return most;
}

test("routes of many plans are packed as well as trying all of them packs them", () => {
  let packed = 0;
  for (let seed = 1; seed <= 60; seed++) {
    const random = randomFrom(seed);
    const vehicleCount = 2 + (seed % 3);
    const problem = problemOf(vehicleCount, random);
    const pool = new RoutePool(scaledProblem(problem));
    const routes = Array.from({ length: 30 }, () => {
      const visits = Array.from({ length: 3 + randomIndex(random, 8) }, () =>
        randomIndex(random, VISITS),
      );
      return Int32Array.from(new Set(visits));
    });
    for (const route of routes) pool.add({ routes: [route] });
    const prizeOf = (visit: number) => problem.visits[visit]?.prize ?? 0;
    const most = mostOf(routes, prizeOf, vehicleCount);
    expect(pool.packedAbove(most)).toBeNull();
    for (const route of routes) pool.add({ routes: [Int32Array.from(route)] });
    // Nothing new came in, so that nothing is looked for again.
    expect(pool.packedAbove(0)).toBeNull();
    pool.add({ routes: [Int32Array.of(0)] });
    const found = pool.packedAbove(most - 1);
    if (found === null) continue;
    packed += 1;
    const visits = found.flatMap((route) => [...route]);
    expect(new Set(visits).size).toBe(visits.length);
    expect(found.length).toBeLessThanOrEqual(vehicleCount);
    const earned = visits.reduce((sum, visit) => sum + prizeOf(visit), 0);
    expect(earned).toBe(mostOf([...routes, Int32Array.of(0)], prizeOf, vehicleCount));
  }
  expect(packed).toBe(60);
});

test("vehicles that are not alike, and visits that must be made, are not packed", () => {
  const problem = problemOf(2, randomFrom(1));
  expect(RoutePool.suits(scaledProblem(problem))).toBe(true);
  const [one, other] = problem.vehicles;
  if (one === undefined || other === undefined) throw new Error("two vehicles");
  const shorter = { ...problem, vehicles: [one, { ...other, durationMax: 5 }] };
  expect(RoutePool.suits(scaledProblem(shorter))).toBe(false);
  const visits = problem.visits.map((visit, i) => ({ ...visit, must: i === 3 }));
  expect(RoutePool.suits(scaledProblem({ ...problem, visits }))).toBe(false);
});
