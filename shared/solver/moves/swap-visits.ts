import { NO_MOVE } from "../loose-routes.ts";
import type { LooseRoutes } from "../loose-routes.ts";
import { FAR } from "../scaled-problem.ts";

/** Lets two visits change places: between two routes, or one in a route with one outside. */
export function gainOf(loose: LooseRoutes, visit: number, other: number): number {
  const from = loose.routeOf[visit] ?? -1;
  const to = loose.routeOf[other] ?? -1;
  if (from === to) return NO_MOVE;
  let gain = 0;
  if (from >= 0) {
    if (!loose.may(other, from)) return NO_MOVE;
    gain += loose.gainOfLength(from, (loose.used[from] ?? 0) + instead(loose, visit, other));
  } else gain += (loose.worth[visit] ?? 0) - (loose.worth[other] ?? 0);
  if (to >= 0) {
    if (!loose.may(visit, to)) return NO_MOVE;
    gain += loose.gainOfLength(to, (loose.used[to] ?? 0) + instead(loose, other, visit));
  } else gain += (loose.worth[other] ?? 0) - (loose.worth[visit] ?? 0);
  loose.move.visit = visit;
  loose.move.other = other;
  return gain;
}

export function apply(loose: LooseRoutes): void {
  const { visit, other } = loose.move;
  const from = loose.routeOf[visit] ?? -1;
  const to = loose.routeOf[other] ?? -1;
  const atVisit = loose.position[visit] ?? 0;
  const atOther = loose.position[other] ?? 0;
  const worth = (loose.worth[other] ?? 0) - (loose.worth[visit] ?? 0);
  loose.routeOf[visit] = to;
  loose.routeOf[other] = from;
  if (from >= 0) loose.visitAt[from * loose.stride + atVisit] = other;
  if (to >= 0) loose.visitAt[to * loose.stride + atOther] = visit;
  if (from >= 0) loose.settle(from);
  else loose.earned -= worth;
  if (to >= 0) loose.settle(to);
  else loose.earned += worth;
}

/** Ticks that the route of a visit would take more with another in its place. */
function instead(loose: LooseRoutes, visit: number, other: number): number {
  const route = loose.routeOf[visit] ?? 0;
  const { nodeCount, dwell, node } = loose.problem;
  const ways = loose.ways(route);
  const at = route * loose.stride + (loose.position[visit] ?? 0);
  const before = (loose.nodeAt[at - 1] ?? 0) * nodeCount;
  const after = loose.nodeAt[at + 1] ?? 0;
  const here = node[visit] ?? 0;
  const there = node[other] ?? 0;
  const now = (ways[before + here] ?? FAR) + (ways[here * nodeCount + after] ?? FAR);
  const then = (ways[before + there] ?? FAR) + (ways[there * nodeCount + after] ?? FAR);
  return then - now + (dwell[other] ?? 0) - (dwell[visit] ?? 0);
}
