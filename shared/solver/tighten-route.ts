import type { RoutePlan } from "./route-plan.ts";
import { FAR } from "./scaled-problem.ts";

/** Visits in a row that are moved together, at most. */
const SEGMENT_MAX = 3;
/** Improvements of one route in one go, at most. */
const PASSES_MAX = 30;

/** Shortens a route without windows by turning parts round (2-opt) and moving short segments
 *  (Or-opt) as long as that helps, the best of all first; tells whether it did. */
export function tightenRoute(plan: RoutePlan, route: number): boolean {
  let any = false;
  for (let pass = 0; pass < PASSES_MAX; pass++) {
    if ((plan.count[route] ?? 0) < 2) return any;
    best.saved = 0;
    const symmetric = plan.problem.symmetric[plan.problem.network[route] ?? 0] === true;
    if (symmetric) findTurn(plan, route);
    findShift(plan, route, symmetric);
    if (best.saved === 0) return any;
    apply(plan, route);
    any = true;
  }
  return any;
}

/** The best found so far: turn [from, to] round, or move it after `target` when that is not -1. */
const best = { saved: 0, from: 0, to: 0, target: -1, turned: false };

function findTurn(plan: RoutePlan, route: number): void {
  const { nodeAt, leg } = plan;
  const { nodeCount } = plan.problem;
  const ways = plan.problem.ways[plan.problem.network[route] ?? 0] ?? leg;
  const row = route * plan.stride;
  const last = row + (plan.count[route] ?? 0);
  for (let i = row; i < last; i++) {
    const here = (nodeAt[i] ?? 0) * nodeCount;
    const next = (nodeAt[i + 1] ?? 0) * nodeCount;
    const first = leg[i] ?? 0;
    for (let j = i + 2; j <= last; j++) {
      const joined =
        (ways[here + (nodeAt[j] ?? 0)] ?? FAR) + (ways[next + (nodeAt[j + 1] ?? 0)] ?? FAR);
      const saved = first + (leg[j] ?? 0) - joined;
      if (saved > best.saved) {
        best.saved = saved;
        best.from = i + 1 - row;
        best.to = j - row;
        best.target = -1;
      }
    }
  }
}

function findShift(plan: RoutePlan, route: number, symmetric: boolean): void {
  const { nodeAt, leg } = plan;
  const { nodeCount } = plan.problem;
  const ways = plan.problem.ways[plan.problem.network[route] ?? 0] ?? leg;
  const row = route * plan.stride;
  const last = row + (plan.count[route] ?? 0);
  for (let size = 1; size <= SEGMENT_MAX; size++) {
    for (let i = row + 1; i + size - 1 <= last; i++) {
      const end = i + size - 1;
      const head = nodeAt[i] ?? 0;
      const tail = nodeAt[end] ?? 0;
      const closed = ways[(nodeAt[i - 1] ?? 0) * nodeCount + (nodeAt[end + 1] ?? 0)] ?? FAR;
      const freed = (leg[i - 1] ?? 0) + (leg[end] ?? 0) - closed;
      if (freed <= best.saved) continue;
      for (let j = row; j <= last; j++) {
        if (j >= i - 1 && j <= end) continue;
        const from = (nodeAt[j] ?? 0) * nodeCount;
        const to = nodeAt[j + 1] ?? 0;
        const rest = freed + (leg[j] ?? 0);
        const straight = rest - (ways[from + head] ?? FAR) - (ways[tail * nodeCount + to] ?? FAR);
        const turned = symmetric
          ? rest - (ways[from + tail] ?? FAR) - (ways[head * nodeCount + to] ?? FAR)
          : -FAR;
        if (straight <= best.saved && turned <= best.saved) continue;
        best.saved = straight > turned ? straight : turned;
        best.from = i - row;
        best.to = end - row;
        best.target = j - row;
        best.turned = turned > straight;
      }
    }
  }
}

function apply(plan: RoutePlan, route: number): void {
  const { from, to, target } = best;
  if (target < 0) plan.reverse(route, from, to);
  else plan.shift(route, { from, to, target, turned: best.turned });
}
