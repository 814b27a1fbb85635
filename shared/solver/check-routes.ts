import type { OrienteeringProblem, OrienteeringRoutes } from "./insertion-routes.ts";

/** Re-reckons an answer from the problem alone; shares no code with the search.
 *  Shape: one sentence a violation, none for a good answer.   Errors: none. */
export function routeViolations(
  problem: OrienteeringProblem,
  answer: OrienteeringRoutes,
): readonly string[] {
  const violations: string[] = [];
  const times = new Map<number, number>();
  let prize = 0;
  answer.routes.forEach((route, vehicle) => {
    let clock = 0;
    let node = problem.placeCount;
    for (const place of route) {
      times.set(place, (times.get(place) ?? 0) + 1);
      clock += problem.travel(vehicle, node, place) + (problem.dwell[place] ?? NaN);
      prize += problem.prize[place] ?? NaN;
      node = place;
    }
    if (route.length > 0) clock += problem.travel(vehicle, node, problem.placeCount);
    const budget = problem.budget[vehicle] ?? 0;
    if (!(clock <= budget + 1e-6))
      violations.push(`vehicle ${vehicle} takes ${clock} of ${budget} s`);
    const claimed = answer.used[vehicle] ?? NaN;
    if (!(Math.abs(clock - claimed) < 1e-6)) {
      violations.push(`vehicle ${vehicle} claims ${claimed} s and takes ${clock}`);
    }
  });
  for (const [place, count] of times) {
    if (count > 1) violations.push(`place ${place} is visited ${count} times`);
  }
  if (prize !== answer.prize) violations.push(`prize ${answer.prize} is really ${prize}`);
  return violations;
}
