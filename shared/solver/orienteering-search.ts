import { randomFrom, randomIndex } from "../kit/random.ts";
import type { Random } from "../kit/random.ts";
import { cheapestInsertion, found } from "./cheapest-insertion.ts";
import type { OrienteeringProblem, OrienteeringRoutes } from "./problem.ts";
import { Recreate } from "./recreate.ts";
import { RoutePlan } from "./route-plan.ts";
import { FAR, scaledProblem } from "./scaled-problem.ts";

export type OrienteeringOptions = {
  readonly seed: number;
  /** Routes to begin with, visits of each vehicle in order; what does not fit is left out. */
  readonly start?: OrienteeringRoutes;
};

export type OrienteeringAnswer = { readonly routes: OrienteeringRoutes; readonly prize: number };

/** Steps of one cooling. */
const CYCLE_STEPS = 4000;

/** Looks for the routes that earn most, for as long as it is run: `best` is a whole plan at any
 *  moment, and never gets worse.  The same problem, seed, start and number of steps give the same
 *  plan, however the steps are cut.   Errors: none. */
export class OrienteeringSearch {
  readonly #plan: RoutePlan;
  readonly #random: Random;
  readonly #recreate: Recreate;
  #steps = 0;
  #best: Int32Array[] = [];
  #bestPrize = -1;
  #bestMusts = -1;
  #bestLength = 0;

  constructor(problem: OrienteeringProblem, { seed, start }: OrienteeringOptions) {
    this.#plan = new RoutePlan(scaledProblem(problem));
    this.#random = randomFrom(seed);
    this.#recreate = new Recreate(this.#plan);
    if (start !== undefined) this.#layStart(start);
    this.#fill(0);
    this.#keepBest();
  }

  get stepsDone(): number {
    return this.#steps;
  }

  get best(): OrienteeringAnswer {
    return { routes: this.#best.map((route) => [...route]), prize: this.#bestPrize };
  }

  run(steps: number): void {
    for (let i = 0; i < steps; i++) this.#step();
  }

  #step(): void {
    const plan = this.#plan;
    const { prize, musts, length } = plan;
    const heat = 1 - (this.#steps % CYCLE_STEPS) / CYCLE_STEPS;
    this.#steps += 1;
    plan.begin();
    this.#ruin();
    this.#fill(0.5);
    const scale = (3 * this.#bestPrize * heat) / 100;
    const worse = prize - plan.prize + (plan.length > length ? 0.001 : 0);
    if (plan.musts < musts || worse > -scale * Math.log(Math.max(1e-9, this.#random()))) {
      if (plan.musts <= musts) plan.rollBack();
    }
    this.#keepBest();
  }

  #ruin(): void {
    const plan = this.#plan;
    const times = 1 + randomIndex(this.#random, 3);
    for (let i = 0; i < times && plan.problem.vehicleCount > 0; i++) {
      const route = randomIndex(this.#random, plan.problem.vehicleCount);
      const count = plan.count[route] ?? 0;
      if (count === 0) continue;
      const most = Math.min(count, 8);
      const size = 1 + randomIndex(this.#random, most);
      const from = 1 + randomIndex(this.#random, count - size + 1);
      plan.remove(route, from, from + size);
      // Where ways do not keep the triangle inequality, fewer stops may take longer.
      while (plan.feasible[route] === 0) {
        plan.remove(route, plan.count[route] ?? 0, (plan.count[route] ?? 0) + 1);
      }
    }
  }

  #fill(noise: number): void {
    const { routeOf, problem } = this.#plan;
    let count = 0;
    for (let visit = 0; visit < problem.visitCount; visit++) {
      if ((routeOf[visit] ?? 0) < 0) this.#recreate.visits[count++] = visit;
    }
    this.#recreate.count = count;
    this.#recreate.run(this.#random, noise);
  }

  #layStart(start: OrienteeringRoutes): void {
    const plan = this.#plan;
    for (let route = 0; route < plan.problem.vehicleCount; route++) {
      for (const visit of start[route] ?? []) {
        if ((plan.routeOf[visit] ?? 0) >= 0) continue;
        if (cheapestInsertion(plan, visit, route) >= FAR) continue;
        const count = plan.count[route] ?? 0;
        plan.begin();
        plan.insert(visit, route, count);
        if (plan.feasible[route] === 1) continue;
        plan.rollBack();
        if (cheapestInsertion(plan, visit, route) >= FAR) continue;
        plan.insert(visit, route, found.position);
        if (plan.feasible[route] === 0) plan.rollBack();
      }
    }
  }

  #keepBest(): void {
    const plan = this.#plan;
    if (plan.musts < this.#bestMusts) return;
    if (plan.musts === this.#bestMusts) {
      if (plan.prize < this.#bestPrize) return;
      if (plan.prize === this.#bestPrize && plan.length >= this.#bestLength) return;
    }
    this.#bestMusts = plan.musts;
    this.#bestPrize = plan.prize;
    this.#bestLength = plan.length;
    this.#best = Array.from(plan.count, (count, route) => {
      const row = route * plan.stride;
      return plan.visitAt.slice(row + 1, row + 1 + count);
    });
  }
}
