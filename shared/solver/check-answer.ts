import type { OrienteeringProblem, OrienteeringRoutes } from "./problem.ts";
import { scheduleOf } from "./schedule-of.ts";

/** Part of a limit that is the noise of binary fractions. */
const NOISE = 1e-9;

/** Reckons an answer anew from the problem alone; shares no code with the search.
 *  Shape: one sentence a violation, none for a good answer.   Errors: none. */
export function answerViolations(
  problem: OrienteeringProblem,
  routes: OrienteeringRoutes,
): readonly string[] {
  const violations: string[] = [];
  if (routes.length !== problem.vehicles.length) {
    violations.push(`there are ${routes.length} routes for ${problem.vehicles.length} vehicles`);
  }
  routes.forEach((route, vehicle) => {
    violations.push(...routeViolations(problem, vehicle, route));
  });
  const times = new Map<number, number>();
  for (const index of routes.flat()) times.set(index, (times.get(index) ?? 0) + 1);
  for (const [index, count] of times) {
    if (count > 1) violations.push(`visit ${index} is made ${count} times`);
  }
  problem.groups.forEach((group, g) => {
    let dwell = 0;
    for (const index of times.keys()) {
      const visit = problem.visits[index];
      if (visit?.group === g) dwell += visit.dwell;
    }
    if (dwell > group.dwellMax * (1 + NOISE)) {
      violations.push(`group ${g} is dwelt at for ${dwell} of ${group.dwellMax}`);
    }
  });
  return violations;
}

/** What an answer earns, shares of groups reckoned in.  Whole points. */
export function answerPrize(problem: OrienteeringProblem, routes: OrienteeringRoutes): number {
  let sum = 0;
  const byGroup = new Map<number, number[]>();
  for (const index of new Set(routes.flat())) {
    const visit = problem.visits[index];
    if (visit === undefined) continue;
    if (visit.group === null) sum += visit.prize;
    else byGroup.set(visit.group, [...(byGroup.get(visit.group) ?? []), visit.prize]);
  }
  for (const [g, prizes] of byGroup) {
    const shares = problem.groups[g]?.shares ?? [];
    prizes.sort((a, b) => b - a);
    prizes.forEach((prize, rank) => {
      const share = shares[Math.min(rank, shares.length - 1)] ?? 1000;
      sum += Math.floor((prize * share) / 1000);
    });
  }
  return sum;
}

/** How many of the visits that must be made are made. */
export function mustsMade(problem: OrienteeringProblem, routes: OrienteeringRoutes): number {
  const made = new Set(routes.flat());
  return problem.visits.filter((visit, index) => visit.must && made.has(index)).length;
}

function routeViolations(
  problem: OrienteeringProblem,
  vehicle: number,
  route: readonly number[],
): readonly string[] {
  const by = problem.vehicles[vehicle];
  if (by === undefined || route.length === 0) return [];
  const violations: string[] = [];
  for (const index of route) {
    const visit = problem.visits[index];
    if (visit === undefined) violations.push(`there is no visit ${index}`);
    else if (visit.vehicles?.includes(vehicle) === false) {
      violations.push(`vehicle ${vehicle} may not make visit ${index}`);
    }
  }
  if (route.some((index) => problem.visits[index] === undefined)) return violations;
  const schedule = scheduleOf(problem, vehicle, route);
  if (schedule === null) {
    violations.push(`vehicle ${vehicle} cannot keep its windows, its ways or its end`);
  } else if (schedule.duration > by.durationMax + NOISE * Math.max(1, Math.abs(by.latest))) {
    violations.push(`vehicle ${vehicle} is out for ${schedule.duration} of ${by.durationMax}`);
  }
  return violations;
}
