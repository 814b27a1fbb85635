import type { Snapshot } from "./population.ts";
import type { ScaledProblem } from "./scaled-problem.ts";

/** Routes that are kept, at most; a half of them goes when there are more. */
const ROUTES_MAX = 1200;
/** Pairs of routes looked at in one packing, at most: so that a step stays short. */
const LOOKS_MAX = 60_000;

type PooledRoute = {
  readonly prize: number;
  readonly visits: Int32Array;
  /** Shape: a bit a visit. */
  readonly bits: Int32Array;
  /** The same for every route of these visits, in whatever order. */
  readonly key: string;
};

/** Routes of all plans that were made.  Some that were never in one plan together may share no
 *  visit and be worth more than any plan there was: where plans fall in two basins, one route of
 *  each is found long before both are found at once.  For vehicles that could drive each other's
 *  routes, and prizes that add up.
 *  Source: set packing over a pool of routes, as Hammami, Rekik and Coelho 2020. */
export class RoutePool {
  readonly #problem: ScaledProblem;
  #routes: PooledRoute[] = [];
  readonly #known = new Set<string>();
  /** Whether a route came in since the last packing. */
  #fresh = false;

  constructor(problem: ScaledProblem) {
    this.#problem = problem;
  }

  /** Whether this can be done for a problem. */
  static suits({ vehicleCount, likeOf, group, must }: ScaledProblem): boolean {
    return (
      vehicleCount > 1 &&
      likeOf.every((like) => like === 0) &&
      group.every((g) => g < 0) &&
      must.every((one) => one === 0)
    );
  }

  add({ routes }: Pick<Snapshot, "routes">): void {
    for (const visits of routes) if (visits.length > 0) this.#addRoute(visits);
    if (this.#routes.length > ROUTES_MAX) this.#thin();
  }

  /** The routes that share no visit and earn most together, a route a vehicle, where that is more
   *  than `prize` and is found within LOOKS_MAX looks. */
  packedAbove(prize: number): readonly Int32Array[] | null {
    if (!this.#fresh) return null;
    this.#fresh = false;
    const routes = this.#routes.sort((one, other) => other.prize - one.prize);
    const { vehicleCount } = this.#problem;
    const chosen: PooledRoute[] = [];
    let most = prize;
    let found: readonly Int32Array[] | null = null;
    let looks = 0;
    const choose = (from: number, earned: number) => {
      const left = vehicleCount - chosen.length;
      for (let i = from; i < routes.length && looks < LOOKS_MAX; i++) {
        const route = routes[i];
        // Those that follow are worth no more.
        if (route === undefined || earned + left * route.prize <= most) return;
        looks += 1;
        if (chosen.some(({ bits }) => shareVisits(bits, route.bits))) continue;
        chosen.push(route);
        if (earned + route.prize > most) {
          most = earned + route.prize;
          found = chosen.map(({ visits }) => visits);
        }
        if (left > 1) choose(i + 1, earned + route.prize);
        chosen.pop();
      }
    };
    choose(0, 0);
    return found;
  }

  #addRoute(visits: Int32Array): void {
    const { visitCount, prize } = this.#problem;
    const bits = new Int32Array(Math.ceil(visitCount / 32));
    let sum = 0;
    for (const visit of visits) {
      bits[visit >> 5] = (bits[visit >> 5] ?? 0) | (1 << (visit & 31));
      sum += prize[visit] ?? 0;
    }
    const key = bits.join();
    if (this.#known.has(key)) return;
    this.#known.add(key);
    this.#routes.push({ prize: sum, visits, bits, key });
    this.#fresh = true;
  }

  #thin(): void {
    this.#routes.sort((one, other) => other.prize - one.prize);
    for (const { key } of this.#routes.splice(ROUTES_MAX / 2)) this.#known.delete(key);
  }
}

function shareVisits(one: Int32Array, other: Int32Array): boolean {
  for (let i = 0; i < one.length; i++) if (((one[i] ?? 0) & (other[i] ?? 0)) !== 0) return true;
  return false;
}
