import { expect, test } from "vitest";
import { randomFrom, randomIndex } from "../kit/random.ts";
import { answerPrize, answerViolations, mustsMade } from "./check-answer.ts";
import { OrienteeringSearch } from "./orienteering-search.ts";
import type { OrienteeringProblem } from "./problem.ts";
import { randomProblem } from "./random-problem.ts";

const SEEDS = Array.from({ length: 300 }, (_, seed) => seed);

test("every answer keeps all limits and earns what it says, at every moment", () => {
  for (const seed of SEEDS) {
    const problem = randomProblem(randomFrom(seed));
    const search = new OrienteeringSearch(problem, { seed });
    let musts = 0;
    let prize = 0;
    for (let slice = 0; slice < 4; slice++) {
      const { best } = search;
      expect(answerViolations(problem, best.routes), `seed ${seed}`).toEqual([]);
      expect(answerPrize(problem, best.routes), `seed ${seed}`).toBe(best.prize);
      const made = mustsMade(problem, best.routes);
      expect(made > musts || (made === musts && best.prize >= prize), `seed ${seed}`).toBe(true);
      [musts, prize] = [made, best.prize];
      search.run(40);
    }
    expect(search.stepsDone).toBe(160);
  }
});

test("steps give the same plan however they are cut, and every time", () => {
  for (const seed of SEEDS.slice(0, 40)) {
    const problem = randomProblem(randomFrom(seed));
    const whole = new OrienteeringSearch(problem, { seed });
    const cut = new OrienteeringSearch(problem, { seed });
    whole.run(300);
    for (const steps of [10, 0, 20, 1, 269]) cut.run(steps);
    expect(cut.best, `seed ${seed}`).toEqual(whole.best);
  }
});

test("a search that begins with an answer is never worse than that answer", () => {
  for (const seed of SEEDS.slice(0, 100)) {
    const problem = randomProblem(randomFrom(seed));
    const first = new OrienteeringSearch(problem, { seed });
    first.run(200);
    const { routes: start, prize } = first.best;
    const next = new OrienteeringSearch(problem, { seed: seed + 1, start });
    const musts = mustsMade(problem, next.best.routes) - mustsMade(problem, start);
    expect(musts, `seed ${seed}`).toBeGreaterThanOrEqual(0);
    if (musts === 0) expect(next.best.prize, `seed ${seed}`).toBeGreaterThanOrEqual(prize);
  }
});

test("a start that breaks every rule is mended", () => {
  for (const seed of SEEDS.slice(0, 100)) {
    const random = randomFrom(seed);
    const problem = randomProblem(random);
    const count = problem.visits.length;
    const start = Array.from({ length: 7 }, () =>
      Array.from({ length: count }, () => randomIndex(random, count + 3) - 1),
    );
    const search = new OrienteeringSearch(problem, { seed, start });
    expect(answerViolations(problem, search.best.routes), `seed ${seed}`).toEqual([]);
    search.run(30);
    expect(answerViolations(problem, search.best.routes), `seed ${seed}`).toEqual([]);
  }
});

const NOTHING: OrienteeringProblem = {
  nodeCount: 1,
  travel: [new Float64Array(1)],
  vehicles: [],
  visits: [],
  groups: [],
};
const VISIT = {
  node: 0,
  prize: 5,
  dwell: 0,
  windows: [],
  must: true,
  vehicles: null,
  group: null,
} as const;
const VEHICLE = { network: 0, start: 0, end: 0, earliest: 0, latest: 0, durationMax: 0 } as const;

test.each([
  ["nothing at all", NOTHING, 0],
  ["no vehicles", { ...NOTHING, visits: [VISIT] }, 0],
  ["no visits", { ...NOTHING, vehicles: [VEHICLE] }, 0],
  ["no time, but no way to go either", { ...NOTHING, visits: [VISIT], vehicles: [VEHICLE] }, 5],
  [
    "no way anywhere",
    {
      ...NOTHING,
      nodeCount: 2,
      travel: [new Float64Array([0, Infinity, Infinity, 0])],
      visits: [{ ...VISIT, node: 1 }],
      vehicles: [{ ...VEHICLE, latest: Infinity, durationMax: Infinity }],
    },
    0,
  ],
])("%s is answered", (_, problem, prize) => {
  const search = new OrienteeringSearch(problem, { seed: 1 });
  search.run(50);
  expect(answerViolations(problem, search.best.routes)).toEqual([]);
  expect(search.best.prize).toBe(prize);
});
