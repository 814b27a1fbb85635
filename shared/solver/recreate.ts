import type { Random } from "../kit/random.ts";
import { cheapestInsertion, found } from "./cheapest-insertion.ts";
import type { RoutePlan } from "./route-plan.ts";
import { FAR } from "./scaled-problem.ts";

/** Puts visits into a plan, most gain for a tick first, as long as one fits. */
export class Recreate {
  readonly #plan: RoutePlan;
  /** Candidates, and of each: its best route, the place there, the ticks, the weight by chance. */
  readonly visits: Int32Array;
  count = 0;
  readonly #route: Int32Array;
  readonly #position: Int32Array;
  readonly #added: Int32Array;
  readonly #weight: Float64Array;

  constructor(plan: RoutePlan) {
    const { visitCount } = plan.problem;
    this.#plan = plan;
    this.visits = new Int32Array(visitCount);
    this.#route = new Int32Array(visitCount);
    this.#position = new Int32Array(visitCount);
    this.#added = new Int32Array(visitCount);
    this.#weight = new Float64Array(visitCount);
  }

  /** Inserts candidates until none fits.  `noise` is how far a weight may stray, as a share. */
  run(random: Random, noise: number): void {
    for (let i = 0; i < this.count; i++) {
      this.#weight[i] = 1 + noise * (random() - 0.5);
      this.#lookEverywhere(i);
    }
    for (;;) {
      const i = this.#best();
      if (i < 0) return;
      const visit = this.visits[i] ?? 0;
      const route = this.#route[i] ?? 0;
      this.#plan.insert(visit, route, this.#position[i] ?? 0);
      if (this.#plan.feasible[route] === 0) {
        const at = (this.#position[i] ?? 0) + 1;
        this.#plan.remove(route, at, at + 1);
      }
      this.#forget(i);
      this.#lookAgain(route);
    }
  }

  #best(): number {
    const { problem } = this.#plan;
    let best = -1;
    let ratioMax = -1;
    for (let i = 0; i < this.count; i++) {
      const added = this.#added[i] ?? FAR;
      if (added >= FAR) continue;
      const visit = this.visits[i] ?? 0;
      const group = problem.group[visit] ?? -1;
      if (group >= 0 && !this.#plan.groups.fits(visit, group)) {
        this.#added[i] = FAR;
        continue;
      }
      const gain = this.#plan.gainOf(visit) + (problem.must[visit] === 1 ? FAR : 0);
      const ratio = (gain * (this.#weight[i] ?? 0)) / Math.max(1, added);
      if (ratio > ratioMax) {
        best = i;
        ratioMax = ratio;
      }
    }
    return best;
  }

  #forget(i: number): void {
    const last = this.count - 1;
    this.visits[i] = this.visits[last] ?? 0;
    this.#route[i] = this.#route[last] ?? 0;
    this.#position[i] = this.#position[last] ?? 0;
    this.#added[i] = this.#added[last] ?? FAR;
    this.#weight[i] = this.#weight[last] ?? 0;
    this.count = last;
  }

  #lookEverywhere(i: number): void {
    this.#added[i] = FAR;
    for (let route = 0; route < this.#plan.problem.vehicleCount; route++) this.#look(i, route);
  }

  #look(i: number, route: number): void {
    const added = cheapestInsertion(this.#plan, this.visits[i] ?? 0, route);
    if (added >= (this.#added[i] ?? FAR)) return;
    this.#added[i] = added;
    this.#route[i] = route;
    this.#position[i] = found.position;
  }

  /** After a route has changed: what would go there, and what might go there now. */
  #lookAgain(route: number): void {
    for (let i = 0; i < this.count; i++) {
      if ((this.#added[i] ?? FAR) < FAR && this.#route[i] === route) this.#lookEverywhere(i);
      else this.#look(i, route);
    }
  }
}
