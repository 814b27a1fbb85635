import type { OrienteeringProblem } from "./problem.ts";

/** Part of the horizon that is the noise of binary fractions. */
const NOISE = 1e-9;

export type Schedule = {
  readonly leaveStart: number;
  /** Shape: one entry a visit of the route. */
  readonly stops: readonly {
    readonly arrive: number;
    readonly begin: number;
    readonly leave: number;
  }[];
  readonly arriveEnd: number;
  /** From leaving the start to reaching the end. */
  readonly duration: number;
};

/** When a vehicle is where, leaving the start as late as keeps it out the least; among those, as
 *  early as it may.  Times as in the problem.
 *  Null: there is no way, or no window is open when it comes, whenever it leaves. */
export function scheduleOf(
  problem: OrienteeringProblem,
  vehicle: number,
  route: readonly number[],
): Schedule | null {
  let best: Schedule | null = null;
  for (const leaveStart of startsOf(problem, vehicle, route)) {
    const schedule = scheduleFrom(problem, { vehicle, route, leaveStart });
    if (schedule === null) continue;
    const noise = NOISE * Math.max(1, Math.abs(schedule.arriveEnd));
    if (best === null || schedule.duration < best.duration - noise) best = schedule;
  }
  return best;
}

/** Leaving later keeps a vehicle out less until the last wait is gone or a window closes: the only
 *  moments that matter are those at which it comes to a window's edge without having waited. */
function startsOf(
  problem: OrienteeringProblem,
  vehicle: number,
  route: readonly number[],
): readonly number[] {
  const { earliest = 0, latest = 0 } = problem.vehicles[vehicle] ?? {};
  const starts = [earliest];
  let travelled = 0;
  let from = problem.vehicles[vehicle]?.start ?? 0;
  for (const index of route) {
    const visit = problem.visits[index];
    if (visit === undefined) return [];
    travelled += wayOf(problem, vehicle, [from, visit.node]);
    for (const edge of visit.windows.flat()) {
      const start = edge - travelled;
      if (start > earliest && start <= latest) starts.push(start);
    }
    travelled += visit.dwell;
    from = visit.node;
  }
  return starts.sort((a, b) => a - b);
}

function scheduleFrom(
  problem: OrienteeringProblem,
  of: { readonly vehicle: number; readonly route: readonly number[]; readonly leaveStart: number },
): Schedule | null {
  const { vehicle, route, leaveStart } = of;
  const by = problem.vehicles[vehicle];
  if (by === undefined) return null;
  const stops: Schedule["stops"][number][] = [];
  let clock = leaveStart;
  let from = by.start;
  for (const index of route) {
    const visit = problem.visits[index];
    if (visit === undefined) return null;
    const arrive = clock + wayOf(problem, vehicle, [from, visit.node]);
    const begin = beginOf(visit.windows, arrive);
    if (begin === null || !Number.isFinite(arrive)) return null;
    clock = begin + visit.dwell;
    stops.push({ arrive, begin, leave: clock });
    from = visit.node;
  }
  const arriveEnd = route.length === 0 ? clock : clock + wayOf(problem, vehicle, [from, by.end]);
  const noise = NOISE * Math.max(1, Math.abs(by.latest));
  if (!(arriveEnd <= by.latest + noise) && route.length > 0) return null;
  return { leaveStart, stops, arriveEnd, duration: arriveEnd - leaveStart };
}

function beginOf(windows: readonly (readonly [number, number])[], arrive: number): number | null {
  if (windows.length === 0) return arrive;
  for (const [open, close] of windows) {
    if (arrive <= close + NOISE * Math.max(1, Math.abs(close))) return Math.max(open, arrive);
  }
  return null;
}

function wayOf(
  problem: OrienteeringProblem,
  vehicle: number,
  [from, to]: readonly [number, number],
): number {
  const ways = problem.travel[problem.vehicles[vehicle]?.network ?? -1];
  return ways?.[from * problem.nodeCount + to] ?? Infinity;
}
