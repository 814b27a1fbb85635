import { expect, test } from "vitest";
import { answerPrize, answerViolations } from "./check-answer.ts";
import type { OrienteeringProblem, Visit } from "./problem.ts";
import { scheduleOf } from "./schedule-of.ts";

const VISIT: Visit = {
  node: 1,
  prize: 10,
  dwell: 5,
  windows: [],
  must: false,
  vehicles: null,
  group: null,
};
const VEHICLE = { network: 0, start: 0, end: 0, earliest: 0, latest: 100, durationMax: 100 };

/** Node 0 is home, 1 and 2 are ten off it and off each other. */
function problemWith(of: Partial<OrienteeringProblem>): OrienteeringProblem {
  const travel = [new Float64Array([0, 10, 10, 10, 0, 10, 10, 10, 0])];
  return { nodeCount: 3, travel, vehicles: [VEHICLE], visits: [VISIT], groups: [], ...of };
}

test("a good answer has no violation", () => {
  expect(answerViolations(problemWith({}), [[0]])).toEqual([]);
});

test.each([
  ["too long", { vehicles: [{ ...VEHICLE, durationMax: 24 }] }, [[0]]],
  ["too late", { vehicles: [{ ...VEHICLE, latest: 24 }] }, [[0]]],
  ["after the window", { visits: [{ ...VISIT, windows: [[0, 9]] as const }] }, [[0]]],
  ["by another", { visits: [{ ...VISIT, vehicles: [] }] }, [[0]]],
  ["twice", {}, [[0, 0]]],
  ["nowhere", {}, [[7]]],
  ["a route too many", {}, [[0], []]],
  ["too long in a group", { ...grouped([1000], 9), visits: two(0) }, [[0, 1]]],
  ["no way", { travel: [new Float64Array(9).fill(Infinity)] }, [[0]]],
])("%s is seen", (_, of, routes) => {
  expect(answerViolations(problemWith(of), routes)).toHaveLength(1);
});

test("a group earns its best prize whole and less for each further visit, rounded down", () => {
  const visits = [...two(0), { ...VISIT, prize: 33, group: 0 }];
  const problem = problemWith({ ...grouped([1000, 500, 333], Infinity), visits });
  expect(answerPrize(problem, [[0, 1, 2]])).toBe(33 + 5 + 3);
});

test("a vehicle leaves as late as keeps it out the least", () => {
  const visits = [{ ...VISIT, windows: [[50, 60]] as const }];
  const schedule = scheduleOf(problemWith({ visits }), 0, [0]);
  expect(schedule).toMatchObject({ leaveStart: 40, arriveEnd: 65, duration: 25 });
});

test("leaving late may be for a later window, which keeps a vehicle out less", () => {
  const late = { ...VISIT, node: 2, windows: [[70, 80]] as const };
  const visits = [
    {
      ...VISIT,
      windows: [
        [0, 20],
        [50, 80],
      ] as const,
    },
    late,
  ];
  const schedule = scheduleOf(problemWith({ visits }), 0, [0, 1]);
  expect(schedule).toMatchObject({ leaveStart: 45, duration: 40 });
});

function two(group: number): readonly Visit[] {
  return [
    { ...VISIT, group },
    { ...VISIT, node: 2, group },
  ];
}

function grouped(shares: readonly number[], dwellMax: number) {
  return { groups: [{ dwellMax, shares }] };
}
