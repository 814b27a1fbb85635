import { expect, test } from "vitest";
import { randomFrom, randomIndex } from "../kit/random.ts";
import { routeViolations } from "./check-routes.ts";
import { insertionRoutes } from "./insertion-routes.ts";
import type { OrienteeringProblem } from "./insertion-routes.ts";

function problem(seed: number, places: number, vehicles: number): OrienteeringProblem {
  const random = randomFrom(seed);
  const x = Array.from({ length: places + vehicles }, () => random() * 1000);
  const y = Array.from({ length: places + vehicles }, () => random() * 1000);
  const walled = new Set(Array.from({ length: 3 }, () => randomIndex(random, places)));
  const node = (vehicle: number, index: number) => (index === places ? places + vehicle : index);
  return {
    placeCount: places,
    vehicleCount: vehicles,
    prize: Int32Array.from({ length: places }, () => 1 + randomIndex(random, 5000)),
    dwell: Int32Array.from({ length: places }, () => 60 + randomIndex(random, 600)),
    budget: Int32Array.from({ length: vehicles }, () => 1000 + randomIndex(random, 6000)),
    travel: (vehicle, from, to) => {
      if (from !== to && (walled.has(from) || walled.has(to))) return Infinity;
      const [a, b] = [node(vehicle, from), node(vehicle, to)];
      return Math.hypot((x[a] ?? 0) - (x[b] ?? 0), (y[a] ?? 0) - (y[b] ?? 0));
    },
  };
}

test("every answer is feasible and scores what it claims, by a checker of its own", () => {
  for (let seed = 1; seed <= 60; seed++) {
    const random = randomFrom(seed + 1000);
    const asked = problem(seed, 5 + randomIndex(random, 60), 1 + randomIndex(random, 8));
    const answer = insertionRoutes(asked, randomFrom(seed));
    expect(routeViolations(asked, answer), `seed ${seed}`).toEqual([]);
  }
});

test("the same seed gives the same routes and another seed others", () => {
  const asked = problem(7, 50, 5);
  const once = insertionRoutes(asked, randomFrom(3));
  expect(insertionRoutes(asked, randomFrom(3))).toEqual(once);
  expect(insertionRoutes(asked, randomFrom(4)).routes).not.toEqual(once.routes);
});

test("the checker finds a route over its budget, a place visited twice and a false prize", () => {
  const asked = problem(11, 20, 2);
  const answer = insertionRoutes(asked, randomFrom(1));
  const [first = [], second = []] = answer.routes;
  expect(routeViolations(asked, { ...answer, prize: answer.prize + 1 })).toHaveLength(1);
  const twice = { ...answer, routes: [[...first, ...first.slice(0, 1)], second] };
  expect(routeViolations(asked, twice).join()).toContain("visited 2 times");
  const small = { ...asked, budget: Int32Array.from([1, 1]) };
  expect(routeViolations(small, answer).join()).toContain("of 1 s");
});

test("without budget, places or vehicles there is an empty plan and no failure", () => {
  const none = { ...problem(3, 8, 2), budget: Int32Array.from([0, 0]) };
  expect(insertionRoutes(none, randomFrom(1)).routes).toEqual([[], []]);
  expect(insertionRoutes(problem(3, 4, 0), randomFrom(1)).routes).toEqual([]);
});
