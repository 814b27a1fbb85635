import { randomIndex } from "../kit/random.ts";
import type { Random } from "../kit/random.ts";
import type { RoutePlan } from "./route-plan.ts";

/** A plan as it was. */
export type Snapshot = {
  readonly musts: number;
  readonly prize: number;
  /** Ticks of all routes together. */
  readonly length: number;
  readonly routes: readonly Int32Array[];
};

/** The plans that are kept to be crossed, at most. */
const POPULATION_MAX = 10;
/** With so many plans made since the best one, a population has come to its end. */
const STALE_AFTER = 30;

export function snapshotOf(plan: RoutePlan): Snapshot {
  const { musts, prize, length } = plan;
  return { musts, prize, length, routes: Array.from(plan.count, (_, k) => plan.visitsOf(k)) };
}

/** More musts, then more prize, then fewer ticks. */
export function isBetter(
  one: Pick<Snapshot, "musts" | "prize" | "length">,
  other: Pick<Snapshot, "musts" | "prize" | "length">,
): boolean {
  if (one.musts !== other.musts) return one.musts > other.musts;
  if (one.prize !== other.prize) return one.prize > other.prize;
  return one.length < other.length;
}

/** Plans of different prizes, best first. */
export class Population {
  readonly #plans: Snapshot[] = [];
  #made = 0;
  /** How many had been made when the best was. */
  #bestMade = 0;

  get size(): number {
    return this.#plans.length;
  }

  /** Whether as many plans were made as it holds. */
  get full(): boolean {
    return this.#made >= POPULATION_MAX;
  }

  /** Whether it has long made nothing better, and should give way to another. */
  get stale(): boolean {
    return this.full && this.#made - this.#bestMade > STALE_AFTER;
  }

  add(plan: Snapshot): void {
    this.#made += 1;
    const [best] = this.#plans;
    if (best === undefined || isBetter(plan, best)) this.#bestMade = this.#made;
    const same = this.#plans.findIndex(
      ({ musts, prize }) => musts === plan.musts && prize === plan.prize,
    );
    if (same >= 0) return;
    const at = this.#plans.findIndex((other) => isBetter(plan, other));
    this.#plans.splice(at < 0 ? this.#plans.length : at, 0, plan);
    if (this.#plans.length > POPULATION_MAX) this.#plans.pop();
  }

  /** Two plans, the first the better of two drawn. */
  pair(random: Random): readonly [Snapshot, Snapshot] | null {
    const count = this.#plans.length;
    if (count < 2) return null;
    const first = Math.min(randomIndex(random, count), randomIndex(random, count));
    const second = (first + 1 + randomIndex(random, count - 1)) % count;
    const [one, other] = [this.#plans[first], this.#plans[second]];
    return one === undefined || other === undefined ? null : [one, other];
  }
}
