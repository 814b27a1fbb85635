import { NO_MOVE } from "../loose-routes.ts";
import type { LooseRoutes } from "../loose-routes.ts";
import { FAR } from "../scaled-problem.ts";

/** Lets a visit of one route go on as another does from a visit of its own, and the other way
 *  round (2-opt between routes); for vehicles that could drive each other's routes. */
export function gainOf(loose: LooseRoutes, visit: number, other: number): number {
  const one = loose.routeOf[visit] ?? -1;
  const two = loose.routeOf[other] ?? -1;
  const { problem, nodeAt, move } = loose;
  if (one < 0 || two < 0 || one === two) return NO_MOVE;
  if (problem.likeOf[one] !== problem.likeOf[two]) return NO_MOVE;
  const { nodeCount } = problem;
  const ways = loose.ways(one);
  // One goes on from `visit` to `other`; two goes on from before `other` to what follows `visit`.
  const cut = loose.position[visit] ?? 0;
  const join = (loose.position[other] ?? 0) - 1;
  const rowOne = one * loose.stride;
  const rowTwo = two * loose.stride;
  const headOne = headOf(loose, one, cut);
  const headTwo = headOf(loose, two, join);
  const here = (nodeAt[rowOne + cut] ?? 0) * nodeCount;
  const there = (nodeAt[rowTwo + join] ?? 0) * nodeCount;
  const afterOne = nodeAt[rowOne + cut + 1] ?? 0;
  const first = nodeAt[rowTwo + join + 1] ?? 0;
  const tailOne = (loose.used[one] ?? 0) - headOne - (ways[here + afterOne] ?? FAR);
  const tailTwo = (loose.used[two] ?? 0) - headTwo - (ways[there + first] ?? FAR);
  const usedOne = headOne + (ways[here + first] ?? FAR) + tailTwo;
  const empty = join + (loose.count[one] ?? 0) - cut === 0;
  const usedTwo = empty ? 0 : headTwo + (ways[there + afterOne] ?? FAR) + tailOne;
  move.from = one;
  move.to = two;
  move.at = cut;
  move.other = join;
  return loose.gainOfLength(one, usedOne) + loose.gainOfLength(two, usedTwo);
}

export function apply(loose: LooseRoutes): void {
  const { from: one, to: two, at: cut, other: join } = loose.move;
  const { visitAt, count, stride } = loose;
  const rowOne = one * stride;
  const rowTwo = two * stride;
  const tail = visitAt.slice(rowOne + cut + 1, rowOne + (count[one] ?? 0) + 1);
  const size = (count[two] ?? 0) - join;
  visitAt.copyWithin(rowOne + cut + 1, rowTwo + join + 1, rowTwo + join + 1 + size);
  visitAt.set(tail, rowTwo + join + 1);
  count[one] = cut + size;
  count[two] = join + tail.length;
  loose.settle(one);
  loose.settle(two);
}

/** Ticks from the start of a route until leaving a position. */
function headOf(loose: LooseRoutes, route: number, position: number): number {
  const { nodeAt, visitAt, problem } = loose;
  const ways = loose.ways(route);
  const row = route * loose.stride;
  let ticks = 0;
  for (let at = row + 1; at <= row + position; at++) {
    const way = (nodeAt[at - 1] ?? 0) * problem.nodeCount + (nodeAt[at] ?? 0);
    ticks += (ways[way] ?? FAR) + (problem.dwell[visitAt[at] ?? 0] ?? 0);
  }
  return ticks;
}
