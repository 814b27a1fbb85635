import { assert } from "../kit/assert.ts";
import type { Random } from "../kit/random.ts";

/** Places with a prize, vehicles with a budget, and travel times between all of them.
 *  Times in whole seconds, prizes in whole points (one thousandth of an expected report). */
export type OrienteeringProblem = {
  readonly placeCount: number;
  readonly vehicleCount: number;
  /** Shape: placeCount. */
  readonly prize: Int32Array;
  /** Shape: placeCount, seconds spent there. */
  readonly dwell: Int32Array;
  /** Shape: vehicleCount, seconds of driving and dwelling at most. */
  readonly budget: Int32Array;
  /** Seconds for one vehicle between two nodes; places are 0…placeCount-1, the vehicle's own
   *  start and end is node placeCount.  Infinity: there is no way. */
  readonly travel: (vehicle: number, from: number, to: number) => number;
};

export type OrienteeringRoutes = {
  /** One list of places a vehicle, in order of visit. */
  readonly routes: readonly (readonly number[])[];
  /** Shape: vehicleCount, seconds used. */
  readonly used: Float64Array;
  readonly prize: number;
};

/** How far a prize may seem more or less than it is, so that two seeds give two plans. */
const NOISE = 0.35;

/** Routes by repeated best insertion: at each step the place with the most prize per added second
 *  goes where it costs least.  Ties and near-ties fall by `random`.
 *  Shape: every place at most once.   Errors: none; what cannot be reached is left out.
 *  Source: Tsiligirides 1984, the deterministic rule with a seeded weight. */
export function insertionRoutes(problem: OrienteeringProblem, random: Random): OrienteeringRoutes {
  const { placeCount, vehicleCount } = problem;
  assert(problem.prize.length === placeCount, "every place has a prize");
  assert(problem.budget.length === vehicleCount, "every vehicle has a budget");
  const weight = Float64Array.from(
    problem.prize,
    (prize) => prize * (1 + NOISE * (random() - 0.5)),
  );
  const routes: number[][] = Array.from({ length: vehicleCount }, () => []);
  const used = new Float64Array(vehicleCount);
  const best = Array.from({ length: placeCount }, () => new Array<Insertion | null>(vehicleCount));
  const open = new Set<number>();
  for (let place = 0; place < placeCount; place++) open.add(place);
  for (const place of open) {
    const row = best[place] ?? [];
    for (let vehicle = 0; vehicle < vehicleCount; vehicle++) {
      row[vehicle] = cheapestInsertion(problem, routes[vehicle] ?? [], { place, vehicle });
    }
  }
  for (;;) {
    const chosen = bestInsertion(problem, { open, best, used, weight });
    if (chosen === null) break;
    const { place, vehicle, at, added } = chosen;
    const route = routes[vehicle] ?? [];
    route.splice(at, 0, place);
    used[vehicle] = (used[vehicle] ?? 0) + added;
    open.delete(place);
    for (const other of open) {
      const row = best[other] ?? [];
      row[vehicle] = cheapestInsertion(problem, route, { place: other, vehicle });
    }
  }
  const prize = routes.flat().reduce((sum, place) => sum + (problem.prize[place] ?? 0), 0);
  return { routes, used, prize };
}

type Insertion = {
  readonly place: number;
  readonly vehicle: number;
  readonly at: number;
  /** Seconds more, dwelling included. */
  readonly added: number;
};

function cheapestInsertion(
  problem: OrienteeringProblem,
  route: readonly number[],
  { place, vehicle }: { readonly place: number; readonly vehicle: number },
): Insertion | null {
  const home = problem.placeCount;
  let at = -1;
  let least = Infinity;
  for (let i = 0; i <= route.length; i++) {
    const before = i === 0 ? home : (route[i - 1] ?? home);
    const after = i === route.length ? home : (route[i] ?? home);
    const between = route.length === 0 ? 0 : problem.travel(vehicle, before, after);
    const detour =
      problem.travel(vehicle, before, place) + problem.travel(vehicle, place, after) - between;
    if (detour < least) [at, least] = [i, detour];
  }
  if (at < 0) return null;
  return { place, vehicle, at, added: least + (problem.dwell[place] ?? 0) };
}

type Search = {
  readonly open: ReadonlySet<number>;
  readonly best: readonly (readonly (Insertion | null)[])[];
  readonly used: Float64Array;
  readonly weight: Float64Array;
};

function bestInsertion(problem: OrienteeringProblem, search: Search): Insertion | null {
  let chosen: Insertion | null = null;
  let ratioMax = -1;
  for (const place of search.open) {
    for (const insertion of search.best[place] ?? []) {
      if (insertion === null) continue;
      const { vehicle, added } = insertion;
      const room = (problem.budget[vehicle] ?? 0) - (search.used[vehicle] ?? 0);
      if (added > room) continue;
      // A vehicle that is nearly full should not take what an empty one could do as well.
      const ratio =
        ((search.weight[place] ?? 0) * (0.5 + 0.5 * (room / budgetOf(problem, vehicle)))) /
        Math.max(1, added);
      if (ratio > ratioMax) [chosen, ratioMax] = [insertion, ratio];
    }
  }
  return chosen;
}

function budgetOf(problem: OrienteeringProblem, vehicle: number): number {
  return Math.max(1, problem.budget[vehicle] ?? 1);
}
