import type { PatrolNote } from "../model/patrol-note.ts";
import type { PatrolPlan } from "../model/patrol-plan.ts";
import { APART_SECONDS } from "./plan-request.ts";

/** Longest over shortest working time that a leader need not look at. */
export const BALANCE_MAX = 1.1;

/** What a leader should know before accepting, though no rule is broken. */
export function planWarnings(plan: PatrolPlan): readonly PatrolNote[] {
  const warnings: PatrolNote[] = [];
  for (const { placeId, must } of plan.dropped) {
    if (must) warnings.push({ kind: "must-missing", unitId: null, placeId, value: null });
  }
  const below = plan.coverage?.minutesBelow ?? 0;
  if (below > 0) warnings.push({ kind: "coverage", unitId: null, placeId: null, value: below });
  const { balance } = plan.score;
  if (balance > BALANCE_MAX) {
    warnings.push({ kind: "balance", unitId: null, placeId: null, value: balance });
  }
  return [...warnings, ...tooSoon(plan)];
}

/** Stops of one place that begin less than half an hour after one another. */
function tooSoon(plan: PatrolPlan): PatrolNote[] {
  const stops = plan.routes.flatMap((route) =>
    route.stops.map((stop) => ({ unitId: route.unitId, stop })),
  );
  stops.sort((a, b) => a.stop.arriveAt - b.stop.arriveAt);
  const last = new Map<string, number>();
  return stops.flatMap(({ unitId, stop }): PatrolNote[] => {
    const before = last.get(stop.placeId);
    last.set(stop.placeId, stop.arriveAt);
    if (before === undefined || stop.arriveAt - before >= APART_SECONDS * 1000 - 1) return [];
    const value = Math.round((stop.arriveAt - before) / 60_000);
    return [{ kind: "again-soon", unitId, placeId: stop.placeId, value }];
  });
}
