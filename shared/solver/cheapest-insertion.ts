import { beginFrom } from "./route-clock.ts";
import type { RoutePlan } from "./route-plan.ts";
import { FAR as FAR_TICKS } from "./scaled-problem.ts";

/** Read once: where modules are loaded one by one, what is imported is looked up at every use. */
const FAR = FAR_TICKS;

/** Where the last search of `cheapestInsertion` would put the visit: after this position. */
export const found = { position: -1 };

/** Ticks by which a visit, whose group has room for it, would put off what comes after it, at the
 *  best place in a route; FAR where there is none.  With windows, all limits of the route hold
 *  there; without, the caller holds the ticks against the room that the route has. */
export function cheapestInsertion(plan: RoutePlan, visit: number, route: number): number {
  const { problem } = plan;
  if (problem.allowed[visit * problem.vehicleCount + route] === 0) return FAR;
  return problem.windowed ? inTime(plan, visit, route) : inLength(plan, visit, route);
}

function inLength(plan: RoutePlan, visit: number, route: number): number {
  const { problem, nodeAt, leg } = plan;
  const network = problem.network[route] ?? 0;
  const out = problem.ways[network] ?? NO_WAYS;
  const back = problem.waysBack[network] ?? NO_WAYS;
  const row = route * plan.stride;
  const last = row + (plan.count[route] ?? 0);
  const waysRow = (problem.node[visit] ?? 0) * problem.nodeCount;
  let least = FAR;
  let position = -1;
  let from = nodeAt[row] ?? 0;
  for (let at = row; at <= last; at++) {
    const to = nodeAt[at + 1] ?? 0;
    const added = (back[waysRow + from] ?? 0) + (out[waysRow + to] ?? 0) - (leg[at] ?? 0);
    if (added < least) {
      least = added;
      position = at;
    }
    from = to;
  }
  least += problem.dwell[visit] ?? 0;
  found.position = position - row;
  return least;
}

function inTime(plan: RoutePlan, visit: number, route: number): number {
  const { problem, nodeAt, leg, leave, beginLatest, room } = plan;
  const dwell = problem.dwell[visit] ?? 0;
  if ((plan.roomMost[route] ?? 0) < dwell) return FAR;
  const network = problem.network[route] ?? 0;
  const out = problem.ways[network] ?? NO_WAYS;
  const back = problem.waysBack[network] ?? NO_WAYS;
  const row = route * plan.stride;
  const last = row + (plan.count[route] ?? 0);
  const waysRow = (problem.node[visit] ?? 0) * problem.nodeCount;
  const capped = capsDuration(plan, route);
  const firstWindow = problem.windowFirst[visit] ?? 0;
  const windowsEnd = problem.windowFirst[visit + 1] ?? 0;
  const windowed = firstWindow < windowsEnd;
  const close = windowed ? (problem.windowClose[windowsEnd - 1] ?? 0) : FAR;
  const done = windowed ? (problem.windowOpen[firstWindow] ?? 0) + dwell : 0;
  let least = FAR;
  for (let at = firstInTime(beginLatest, row, last, done); at <= last; at++) {
    const there = leave[at] ?? 0;
    // Leaving later positions is later still: no window opens again for them.
    if (there > close) break;
    const free = room[at] ?? 0;
    if (free < dwell) continue;
    const way = back[waysRow + (nodeAt[at] ?? 0)] ?? FAR;
    const onward = dwell + (out[waysRow + (nodeAt[at + 1] ?? 0)] ?? FAR);
    const straight = leg[at] ?? 0;
    // Waiting only adds to this.
    if (way + onward > free || way + onward - straight >= least) continue;
    const begin = beginFrom(problem, visit, there + way);
    if (begin >= FAR) continue;
    const arrive = begin + onward;
    if (arrive > (beginLatest[at + 1] ?? 0)) continue;
    const added = arrive - there - straight;
    if (added >= least) continue;
    if (capped && !keepsDuration(plan, route, { at, visit, begin, arrive })) continue;
    least = added;
    found.position = at - row;
  }
  return least;
}

/** The first position after which so late a moment is not too late for what follows; what follows
 *  later positions may begin later still. */
function firstInTime(beginLatest: Int32Array, row: number, last: number, moment: number): number {
  let [least, most] = [row, last + 1];
  while (least < most) {
    const middle = (least + most) >> 1;
    if ((beginLatest[middle + 1] ?? 0) < moment) least = middle + 1;
    else most = middle;
  }
  return least;
}

function capsDuration(plan: RoutePlan, route: number): boolean {
  const { problem } = plan;
  const span = (problem.latest[route] ?? 0) - (problem.earliest[route] ?? 0);
  return (problem.durationMax[route] ?? 0) < span;
}

/** Whether the route with the visit in it is short enough, leaving as late as the windows let.
 *  What follows keeps its windows here, so that a visit of several windows may be judged too
 *  strictly, never too kindly: the clock itself has the last word. */
function keepsDuration(
  plan: RoutePlan,
  route: number,
  put: {
    readonly at: number;
    readonly visit: number;
    readonly begin: number;
    readonly arrive: number;
  },
): boolean {
  const { problem, before } = plan;
  const row = route * plan.stride;
  const { at, visit, begin, arrive } = put;
  const max = problem.durationMax[route] ?? 0;
  const stay = at === row ? 0 : (problem.dwell[plan.visitAt[at] ?? 0] ?? 0);
  const ways = problem.waysBack[problem.network[route] ?? 0] ?? NO_WAYS;
  const way = ways[(problem.node[visit] ?? 0) * problem.nodeCount + (plan.nodeAt[at] ?? 0)] ?? FAR;
  const travelled = (before[at] ?? 0) + stay + way;
  const onward = travelled + (arrive - begin);
  const sum = onward + (plan.rest[at + 1] ?? 0);
  if (sum > max) return false;
  let start = plan.startLatest[at] ?? 0;
  const close = closeOf(problem, visit, begin);
  start = Math.min(start, close - travelled, (plan.beginLatest[at + 1] ?? 0) - onward);
  const end = Math.max(arrive + (plan.rest[at + 1] ?? 0), plan.endEarliest[at + 1] ?? 0);
  return end - start <= max;
}

function closeOf(problem: RoutePlan["problem"], visit: number, begin: number): number {
  const end = problem.windowFirst[visit + 1] ?? 0;
  for (let window = problem.windowFirst[visit] ?? 0; window < end; window++) {
    const close = problem.windowClose[window] ?? 0;
    if (begin <= close) return close;
  }
  return FAR;
}

const NO_WAYS = new Int32Array(0);
