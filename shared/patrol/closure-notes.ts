import { closedAt, stopsBehind } from "../fold/closed-ways.ts";
import type { ClosureState } from "../fold/closure-state.ts";
import type { PatrolNote } from "../model/patrol-note.ts";
import type { PatrolPlan, PatrolRoute } from "../model/patrol-plan.ts";
import type { PatrolStop } from "../model/patrol-stop.ts";

/** How far from a closed street the door of a place on it may be. */
const DOOR_METRES = 40;

/** A plan that says what closed streets did to it: places on one that are left out for it, and,
 *  against the plan before, each stop that is reached another way, with the seconds it costs. */
export function withClosureNotes(
  plan: PatrolPlan,
  before: PatrolPlan | null,
  closures: readonly ClosureState[],
): PatrolPlan {
  if (closures.length === 0) return plan;
  const dropped = plan.dropped.map((place) => {
    const { why, lngLat } = place;
    if (why !== "unreachable" || lngLat === null) return place;
    return closedAt(lngLat, closures, DOOR_METRES) === null
      ? place
      : { ...place, why: "closed" as const };
  });
  const warnings = [...plan.warnings, ...goneAround(plan, before?.routes ?? [], closures)];
  return { ...plan, dropped, warnings };
}

function goneAround(
  plan: PatrolPlan,
  before: readonly PatrolRoute[],
  closures: readonly ClosureState[],
): PatrolNote[] {
  const now = new Map<string, { readonly unitId: string; readonly stop: PatrolStop }>();
  for (const { unitId, stops } of plan.routes) {
    for (const stop of stops) now.set(stop.stopId, { unitId, stop });
  }
  return before.flatMap((route) => {
    const behind = stopsBehind(route, closures);
    return route.stops.flatMap((stop): PatrolNote[] => {
      const after = now.get(stop.stopId);
      if (after === undefined || !behind.has(stop.stopId)) return [];
      const { unitId } = after;
      const value = Math.round(after.stop.drive - stop.drive);
      return [{ kind: "around-closure", unitId, placeId: stop.placeId, value }];
    });
  });
}
