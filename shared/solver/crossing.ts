import { randomIndex, shuffled } from "../kit/random.ts";
import type { Random } from "../kit/random.ts";
import type { Snapshot } from "./population.ts";
import type { RoutePlan } from "./route-plan.ts";

const NO_VISITS = new Int32Array(0);

/** Lays a child of two plans on an empty plan: some routes of the first whole, then, for vehicles
 *  that could drive each other's routes, those of the second that have most to add. */
export function layCrossed(
  plan: RoutePlan,
  random: Random,
  [one, other]: readonly [Snapshot, Snapshot],
): void {
  const vehicles = Array.from(plan.count.keys());
  if (vehicles.length === 1) {
    layHalves(plan, random, [one, other]);
    return;
  }
  const order = shuffled(vehicles, random);
  const kept = 1 + randomIndex(random, vehicles.length - 1);
  for (const vehicle of order.slice(0, kept)) plan.lay(vehicle, one.routes[vehicle] ?? NO_VISITS);
  const { likeOf } = plan.problem;
  const spare = new Set(vehicles);
  for (const vehicle of order.slice(kept)) {
    const like = likeOf[vehicle];
    let chosen = -1;
    let most = -1;
    for (const candidate of spare) {
      if (likeOf[candidate] !== like) continue;
      const adds = prizeOfNew(plan, other.routes[candidate] ?? NO_VISITS);
      if (adds > most) [chosen, most] = [candidate, adds];
    }
    spare.delete(chosen);
    plan.lay(vehicle, other.routes[chosen] ?? NO_VISITS);
  }
}

/** One vehicle: the first part of one route and what the other does after. */
function layHalves(
  plan: RoutePlan,
  random: Random,
  [one, other]: readonly [Snapshot, Snapshot],
): void {
  const share = random();
  const [first = NO_VISITS] = one.routes;
  const [second = NO_VISITS] = other.routes;
  const head = first.subarray(0, Math.round(share * first.length));
  const tail = second.subarray(Math.round(share * second.length));
  plan.lay(0, Int32Array.of(...head, ...tail));
}

function prizeOfNew(plan: RoutePlan, visits: Int32Array): number {
  let sum = 0;
  for (const visit of visits) {
    if ((plan.routeOf[visit] ?? 0) < 0) sum += plan.problem.prize[visit] ?? 0;
  }
  return sum;
}
