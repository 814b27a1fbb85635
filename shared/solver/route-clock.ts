import { FAR as FAR_TICKS } from "./scaled-problem.ts";
import type { ScaledProblem } from "./scaled-problem.ts";

/** Read once: where modules are loaded one by one, what is imported is looked up at every use. */
const FAR = FAR_TICKS;

/** The tables of a plan that its clock reads and writes; their shapes stand in `RoutePlan`. */
type RouteTables = {
  readonly problem: ScaledProblem;
  readonly stride: number;
} & Readonly<
  Record<
    | ("count" | "visitAt" | "nodeAt" | "leg" | "leave" | "beginLatest" | "before" | "rest")
    | ("startLatest" | "endEarliest" | "used" | "room" | "roomMost"),
    Int32Array
  >
> & { readonly feasible: Uint8Array };

/** Reckons the clock of a route from scratch: nodes, legs, times, whether all its limits hold. */
export function clockRoute(plan: RouteTables, route: number): void {
  const used = layRoute(plan, route);
  plan.used[route] = used;
  const { problem } = plan;
  const max = problem.durationMax[route] ?? 0;
  if ((plan.count[route] ?? 0) === 0) {
    plan.feasible[route] = 1;
    if (problem.windowed) clockWindows(plan, route);
  } else if (problem.windowed) {
    plan.feasible[route] = clockWindows(plan, route) <= max ? 1 : 0;
  } else {
    plan.feasible[route] = used <= max ? 1 : 0;
  }
}

/** When dwelling can begin for one who arrives then; FAR where no window is open later. */
export function beginFrom(problem: ScaledProblem, visit: number, arrive: number): number {
  const { windowFirst, windowOpen, windowClose } = problem;
  const end = windowFirst[visit + 1] ?? 0;
  let window = windowFirst[visit] ?? 0;
  if (window === end) return arrive;
  for (; window < end; window++) {
    if (arrive <= (windowClose[window] ?? 0)) {
      const open = windowOpen[window] ?? 0;
      return arrive > open ? arrive : open;
    }
  }
  return FAR;
}

/** The latest moment no later than this at which dwelling can begin; -FAR where there is none. */
function beginUntil(problem: ScaledProblem, visit: number, latest: number): number {
  const { windowFirst, windowOpen, windowClose } = problem;
  const first = windowFirst[visit] ?? 0;
  let window = (windowFirst[visit + 1] ?? 0) - 1;
  if (window < first) return latest;
  for (; window >= first; window--) {
    if (latest >= (windowOpen[window] ?? 0)) {
      const close = windowClose[window] ?? 0;
      return latest < close ? latest : close;
    }
  }
  return -FAR;
}

/** Nodes and legs; gives travel and dwell together. */
function layRoute(plan: RouteTables, route: number): number {
  const { problem, visitAt, nodeAt, leg } = plan;
  const row = route * plan.stride;
  const count = plan.count[route] ?? 0;
  const ways = problem.ways[problem.network[route] ?? 0] ?? NO_WAYS;
  const { nodeCount, node, dwell } = problem;
  let from = problem.start[route] ?? 0;
  visitAt[row] = -1;
  nodeAt[row] = from;
  let used = 0;
  for (let at = row + 1; at <= row + count; at++) {
    const visit = visitAt[at] ?? 0;
    const to = node[visit] ?? 0;
    const ticks = ways[from * nodeCount + to] ?? FAR;
    nodeAt[at] = to;
    leg[at - 1] = ticks;
    used += ticks + (dwell[visit] ?? 0);
    from = to;
  }
  const end = problem.end[route] ?? 0;
  const last = count === 0 ? 0 : (ways[from * nodeCount + end] ?? FAR);
  visitAt[row + count + 1] = -1;
  nodeAt[row + count + 1] = end;
  leg[row + count] = last;
  return Math.min(used + last, FAR);
}

const NO_WAYS = new Int32Array(0);

/** Beginnings and what is left of the limits; gives the shortest duration with the windows that
 *  come first, FAR where the route cannot keep them. */
function clockWindows(plan: RouteTables, route: number): number {
  const { problem, visitAt, leg, leave, before, startLatest } = plan;
  const { dwell, windowFirst, windowClose } = problem;
  const row = route * plan.stride;
  const count = plan.count[route] ?? 0;
  const latest = problem.latest[route] ?? 0;
  let clock = problem.earliest[route] ?? 0;
  let sum = 0;
  let start = latest;
  leave[row] = clock;
  before[row] = 0;
  startLatest[row] = latest;
  for (let at = row + 1; at <= row + count; at++) {
    const visit = visitAt[at] ?? 0;
    const ticks = leg[at - 1] ?? 0;
    sum += ticks;
    clock = beginFrom(problem, visit, clock + ticks);
    if (clock >= FAR || sum >= FAR) return FAR;
    before[at] = sum;
    const window = windowOf(problem, visit, clock);
    if (window >= 0) start = Math.min(start, (windowClose[window] ?? 0) - sum);
    startLatest[at] = start;
    sum += dwell[visit] ?? 0;
    clock += dwell[visit] ?? 0;
    leave[at] = clock;
  }
  const home = clock + (leg[row + count] ?? 0);
  leave[row + count + 1] = home;
  if (count > 0 && home > latest) return FAR;
  clockBackwards(plan, route, windowFirst);
  findRoom(plan, route, sum + (leg[row + count] ?? 0));
  return Math.max(sum + (leg[row + count] ?? 0), home - start);
}

function clockBackwards(plan: RouteTables, route: number, windowFirst: Int32Array): void {
  const { problem, visitAt, leg, beginLatest, rest, endEarliest, leave } = plan;
  const { dwell, windowOpen } = problem;
  const row = route * plan.stride;
  const last = row + (plan.count[route] ?? 0) + 1;
  let latest = problem.latest[route] ?? 0;
  let sum = 0;
  let end = -FAR;
  beginLatest[last] = latest;
  rest[last] = 0;
  endEarliest[last] = end;
  for (let at = last - 1; at > row; at--) {
    const visit = visitAt[at] ?? 0;
    const stay = (dwell[visit] ?? 0) + (leg[at] ?? 0);
    sum += stay;
    latest = beginUntil(problem, visit, latest - stay);
    beginLatest[at] = latest;
    rest[at] = sum;
    if ((windowFirst[visit + 1] ?? 0) > (windowFirst[visit] ?? 0)) {
      const window = windowOf(problem, visit, (leave[at] ?? 0) - (dwell[visit] ?? 0));
      end = Math.max(end, (windowOpen[window] ?? 0) + sum);
    }
    endEarliest[at] = end;
  }
}

/** How much can go between a position and the next, for a route of so many ticks. */
function findRoom(plan: RouteTables, route: number, used: number): void {
  const { problem, leg, beginLatest, leave, room } = plan;
  const row = route * plan.stride;
  const last = row + (plan.count[route] ?? 0);
  const over = (problem.durationMax[route] ?? 0) - used;
  let most = 0;
  for (let at = row; at <= last; at++) {
    const inTime = (beginLatest[at + 1] ?? 0) - (leave[at] ?? 0);
    const inLength = over + (leg[at] ?? 0);
    const free = inTime < inLength ? inTime : inLength;
    room[at] = free;
    if (free > most) most = free;
  }
  plan.roomMost[route] = most;
}

/** The window in which this beginning lies; -1 for a visit without. */
function windowOf(problem: ScaledProblem, visit: number, begin: number): number {
  const { windowFirst, windowClose } = problem;
  const end = windowFirst[visit + 1] ?? 0;
  for (let window = windowFirst[visit] ?? 0; window < end; window++) {
    if (begin <= (windowClose[window] ?? 0)) return window;
  }
  return -1;
}
