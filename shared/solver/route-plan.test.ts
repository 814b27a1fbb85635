import { expect, test } from "vitest";
import { randomFrom, randomIndex } from "../kit/random.ts";
import { answerPrize, answerViolations, mustsMade } from "./check-answer.ts";
import { snapshotOf } from "./population.ts";
import { randomProblem } from "./random-problem.ts";
import { Recreate } from "./recreate.ts";
import { RoutePlan } from "./route-plan.ts";
import { Ruin } from "./ruin.ts";
import { scaledProblem } from "./scaled-problem.ts";

const SEEDS = Array.from({ length: 80 }, (_, seed) => seed);

test("a plan changed step by step is as one laid from scratch", () => {
  for (const seed of SEEDS) {
    const random = randomFrom(seed);
    const problem = randomProblem(random);
    const scaled = scaledProblem(problem);
    const plan = new RoutePlan(scaled);
    const [ruin, recreate] = [
      new Ruin(plan, { stringMax: 10, removedMean: 10 }),
      new Recreate(plan),
    ];
    recreate.fill(random, 1);
    for (let i = 0; i < 10 && problem.visits.length > 0; i++) {
      plan.begin();
      ruin.run(random);
      recreate.mend(random, 1, ruin.removed, ruin.removedCount);
      const scratch = new RoutePlan(scaled);
      const routes = Array.from(plan.count, (_, k) => plan.visitsOf(k));
      routes.forEach((visits, k) => scratch.lay(k, visits));
      expect(snapshotOf(scratch), `seed ${seed}`).toEqual(snapshotOf(plan));
      const answer = snapshotOf(plan).routes.map((route) => [...route]);
      expect(answerViolations(problem, answer), `seed ${seed}`).toEqual([]);
      expect(answerPrize(problem, answer), `seed ${seed}`).toBe(plan.prize);
      expect(mustsMade(problem, answer), `seed ${seed}`).toBe(plan.musts);
    }
  }
});

test("a step that is rolled back leaves nothing behind", () => {
  for (const seed of SEEDS) {
    const random = randomFrom(seed);
    const problem = randomProblem(random);
    if (problem.visits.length === 0) continue;
    const plan = new RoutePlan(scaledProblem(problem));
    const [ruin, recreate] = [
      new Ruin(plan, { stringMax: 10, removedMean: 10 }),
      new Recreate(plan),
    ];
    recreate.fill(random, 1);
    const before = snapshotOf(plan);
    const gains = problem.visits.map((_, v) => (plan.routeOf[v]! < 0 ? plan.gainOf(v) : -1));
    for (let i = 0; i < 5; i++) {
      plan.begin();
      for (let k = 1 + randomIndex(random, 3); k > 0; k--) ruin.run(random);
      recreate.mend(random, 1, ruin.removed, ruin.removedCount);
      plan.rollBack();
      expect(snapshotOf(plan), `seed ${seed}`).toEqual(before);
      const now = problem.visits.map((_, v) => (plan.routeOf[v]! < 0 ? plan.gainOf(v) : -1));
      expect(now, `seed ${seed}`).toEqual(gains);
    }
  }
});
