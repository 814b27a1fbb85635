import { NO_MOVE } from "../loose-routes.ts";
import type { LooseRoutes } from "../loose-routes.ts";
import { FAR } from "../scaled-problem.ts";

/** Joins two visits of one route by turning round what lies behind the first up to the second
 *  (2-opt); for networks on which there and back take as long. */
export function gainOf(loose: LooseRoutes, visit: number, other: number): number {
  const route = loose.routeOf[visit] ?? -1;
  if (route < 0 || route !== loose.routeOf[other]) return NO_MOVE;
  const { problem, nodeAt, move } = loose;
  if (problem.symmetric[problem.network[route] ?? 0] !== true) return NO_MOVE;
  const [one, two] = [loose.position[visit] ?? 0, loose.position[other] ?? 0];
  const first = one < two ? one : two;
  const last = one < two ? two : one;
  if (last - first < 2) return NO_MOVE;
  const ways = loose.ways(route);
  const row = route * loose.stride;
  const a = (nodeAt[row + first] ?? 0) * problem.nodeCount;
  const next = nodeAt[row + first + 1] ?? 0;
  const c = nodeAt[row + last] ?? 0;
  const after = nodeAt[row + last + 1] ?? 0;
  const now = (ways[a + next] ?? FAR) + (ways[c * problem.nodeCount + after] ?? FAR);
  const then = (ways[a + c] ?? FAR) + (ways[next * problem.nodeCount + after] ?? FAR);
  move.to = route;
  move.from = first + 1;
  move.at = last;
  return loose.gainOfLength(route, (loose.used[route] ?? 0) + then - now);
}

export function apply(loose: LooseRoutes): void {
  const { to: route, from, at } = loose.move;
  const row = route * loose.stride;
  const { visitAt } = loose;
  for (let i = row + from, j = row + at; i < j; i++, j--) {
    const visit = visitAt[i] ?? 0;
    visitAt[i] = visitAt[j] ?? 0;
    visitAt[j] = visit;
  }
  loose.settle(route);
}
