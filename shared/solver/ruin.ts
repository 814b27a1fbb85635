import { randomIndex } from "../kit/random.ts";
import type { Random } from "../kit/random.ts";
import type { RoutePlan } from "./route-plan.ts";

/** How much is taken out: visits in a row from a route, at most, and from all routes together, on
 *  average at most. */
export type RuinSize = { readonly stringMax: number; readonly removedMean: number };

/** Takes strings of visits out of routes that pass near each other.
 *  Source: slack induction by string removals, Christiaens and Vanden Berghe 2020. */
export class Ruin {
  readonly #plan: RoutePlan;
  readonly #size: RuinSize;
  /** Visits that the last run took out. */
  readonly removed: Int32Array;
  removedCount = 0;
  readonly #hit: Uint8Array;

  constructor(plan: RoutePlan, size: RuinSize) {
    this.#plan = plan;
    this.#size = size;
    this.removed = new Int32Array(plan.problem.visitCount);
    this.#hit = new Uint8Array(plan.problem.vehicleCount);
  }

  run(random: Random): void {
    const { problem, count } = this.#plan;
    this.removedCount = 0;
    this.#hit.fill(0);
    let served = 0;
    let routes = 0;
    for (const visits of count) {
      served += visits;
      if (visits > 0) routes += 1;
    }
    if (routes === 0) return;
    const { stringMax, removedMean } = this.#size;
    const longest = Math.min(stringMax, served / routes);
    const strings = Math.floor(1 + random() * ((4 * removedMean) / (1 + longest) - 1));
    const seed = randomIndex(random, problem.visitCount);
    this.#along(problem.node[seed] ?? 0, random, { strings: Math.min(strings, routes), longest });
  }

  #along(
    node: number,
    random: Random,
    { strings, longest }: { readonly strings: number; readonly longest: number },
  ): void {
    const { near, nearCount, nodeFirst, nodeVisits } = this.#plan.problem;
    let left = strings;
    for (let i = 0; i < nearCount && left > 0; i++) {
      const at = near[node * nearCount + i] ?? 0;
      const last = nodeFirst[at + 1] ?? 0;
      for (let k = nodeFirst[at] ?? 0; k < last && left > 0; k++) {
        const visit = nodeVisits[k] ?? 0;
        const route = this.#plan.routeOf[visit] ?? -1;
        if (route < 0 || this.#hit[route] === 1) continue;
        this.#hit[route] = 1;
        this.#cut(route, visit, { random, longest });
        left -= 1;
      }
    }
  }

  #cut(
    route: number,
    visit: number,
    { random, longest }: { readonly random: Random; readonly longest: number },
  ): void {
    const plan = this.#plan;
    const row = route * plan.stride;
    const count = plan.count[route] ?? 0;
    const size = Math.floor(1 + random() * Math.min(count, longest));
    let position = 1;
    while (plan.visitAt[row + position] !== visit) position++;
    const least = Math.max(1, position - size + 1);
    const most = Math.min(position, count - size + 1);
    const from = least + randomIndex(random, most - least + 1);
    for (let at = from; at < from + size; at++) this.#note(plan.visitAt[row + at] ?? 0);
    plan.remove(route, from, from + size);
    while (plan.feasible[route] === 0) {
      const last = plan.count[route] ?? 0;
      this.#note(plan.visitAt[row + last] ?? 0);
      plan.remove(route, last, last + 1);
    }
  }

  #note(visit: number): void {
    this.removed[this.removedCount] = visit;
    this.removedCount += 1;
  }
}
