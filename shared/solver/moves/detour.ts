import type { LooseRoutes } from "../loose-routes.ts";
import { FAR } from "../scaled-problem.ts";

/** Ticks that a route takes more for a visit that is in it. */
export function detourOf(loose: LooseRoutes, visit: number): number {
  const route = loose.routeOf[visit] ?? 0;
  const { nodeCount, dwell } = loose.problem;
  const ways = loose.ways(route);
  const at = route * loose.stride + (loose.position[visit] ?? 0);
  const before = loose.nodeAt[at - 1] ?? 0;
  const here = loose.nodeAt[at] ?? 0;
  const after = loose.nodeAt[at + 1] ?? 0;
  const by = (ways[before * nodeCount + here] ?? FAR) + (ways[here * nodeCount + after] ?? FAR);
  const straight = loose.count[route] === 1 ? 0 : (ways[before * nodeCount + after] ?? FAR);
  return by - straight + (dwell[visit] ?? 0);
}

/** Ticks that a route would take more for a visit put behind a position. */
export function detourAt(
  loose: LooseRoutes,
  visit: number,
  route: number,
  position: number,
): number {
  const { nodeCount, dwell, node } = loose.problem;
  const ways = loose.ways(route);
  const at = route * loose.stride + position;
  const before = loose.nodeAt[at] ?? 0;
  const here = node[visit] ?? 0;
  const after = loose.nodeAt[at + 1] ?? 0;
  const by = (ways[before * nodeCount + here] ?? FAR) + (ways[here * nodeCount + after] ?? FAR);
  const straight = loose.count[route] === 0 ? 0 : (ways[before * nodeCount + after] ?? FAR);
  return by - straight + (dwell[visit] ?? 0);
}
