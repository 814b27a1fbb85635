import type { PatrolRoute } from "../model/patrol-plan.ts";
import type { PatrolScore } from "../model/patrol-score.ts";
import type { PatrolPlace } from "./patrol-place.ts";
import type { PatrolRequest } from "./plan-request.ts";
import { cellWeights, riskMinutesOf } from "./risk-minutes.ts";

/** The score panel of routes, and the routes with the risk-minutes of each stop. */
export function scoreOf(
  request: PatrolRequest,
  routes: readonly PatrolRoute[],
): { readonly score: PatrolScore; readonly routes: PatrolRoute[] } {
  const placeOf = new Map(request.places.map((place) => [place.id, place]));
  const stops = routes.flatMap((route) => route.stops);
  const risk = riskMinutesOf(
    request,
    stops.flatMap((stop) => {
      const place = placeOf.get(stop.placeId);
      return place === undefined ? [] : [{ place, from: stop.arriveAt, to: stop.leaveAt }];
    }),
  );
  let next = 0;
  const scored = routes.map((route) => ({
    ...route,
    stops: route.stops.map((stop) => ({ ...stop, riskMinutes: risk.ofStop[next++] ?? 0 })),
  }));
  const riskMinutes = risk.ofStop.reduce((sum, minutes) => sum + minutes, 0);
  const minutesDwelling = stops.reduce((sum, stop) => sum + stop.dwell, 0) / 60;
  const busy = routes.reduce((sum, route) => sum + route.seconds, 0) / 60;
  const hours = routes.reduce((sum, route) => sum + (route.seconds + route.slack) / 3600, 0);
  const score: PatrolScore = {
    riskMinutes,
    riskMinutesPerHour: hours > 0 ? riskMinutes / hours : 0,
    minutesMoving: busy - minutesDwelling,
    minutesDwelling,
    placesServed: new Set(stops.map(({ placeId }) => placeId)).size,
    placesAsked: request.places.length,
    overlapMinutes: risk.overlapMinutes,
    largestUnvisited: largestUnvisited(request, new Set(stops.map(({ cellId }) => cellId))),
    doseDebtMinutes: debtLeft(request, routes),
    prize: stops.reduce((sum, stop) => sum + stop.prize, 0),
    balance: balanceOf(routes),
    stops: stops.length,
    switches: routes.reduce((sum, route) => sum + route.switches, 0),
  };
  return { score, routes: scored };
}

/** Longest over shortest working time, each as a share of the unit's own time. */
export function balanceOf(routes: readonly PatrolRoute[]): number {
  const shares = routes.flatMap(({ seconds, slack }) => {
    return seconds + slack > 0 ? [seconds / (seconds + slack)] : [];
  });
  const [least, most] = [Math.min(...shares), Math.max(...shares)];
  if (shares.length < 2 || most === 0) return 1;
  return least > 0 ? Math.min(most / least, BALANCE_MAX) : BALANCE_MAX;
}

/** Stands for a unit that does nothing beside one that works. */
const BALANCE_MAX = 99;

function largestUnvisited(
  request: PatrolRequest,
  visited: ReadonlySet<string>,
): PatrolScore["largestUnvisited"] {
  const weights = cellWeights(request);
  let largest: PatrolPlace | null = null;
  for (const place of request.places) {
    if (visited.has(place.cellId) || place.risk <= 0) continue;
    if (largest === null || place.risk > largest.risk) largest = place;
  }
  if (largest === null) return null;
  const { cellId, name, lngLat } = largest;
  return { cellId, name, lngLat, weight: weights.get(cellId) ?? 0 };
}

/** Minutes owed that these stops do not make good. */
function debtLeft(request: PatrolRequest, routes: readonly PatrolRoute[]): number {
  const planned = new Map<string, number>();
  for (const { cellId, dwell } of routes.flatMap((route) => route.stops)) {
    planned.set(cellId, (planned.get(cellId) ?? 0) + dwell / 60);
  }
  let left = 0;
  for (const [cellId, minutes] of request.debts) {
    left += Math.max(0, minutes - (planned.get(cellId) ?? 0));
  }
  return left;
}
