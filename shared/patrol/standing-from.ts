import type { PlanState } from "../fold/plan-state.ts";
import type { UnitState } from "../fold/unit-state.ts";
import type { WallState } from "../fold/wall-state.ts";
import { NOT_MET } from "../model/patrol-visit.ts";
import type { LngLat } from "../units/lng-lat.ts";
import type { EpochMs } from "../units/quantity.ts";
import type { Standing, UnitStanding } from "./replan.ts";

/** How the units of a plan in force stand, from the wall.  `unitIds`: those whose stops ahead are
 *  to be planned anew; null: the cleared ones, and the pool of those off shift. */
export function standingFrom(
  wall: WallState,
  state: PlanState,
  of: {
    readonly now: EpochMs;
    readonly unitIds: readonly string[] | null;
    readonly lastPlace: (unitId: string) => LngLat | null;
    readonly delivered: ReadonlyMap<string, number>;
  },
): Standing {
  const routes = state.plan?.routes ?? [];
  const units = routes.map(({ unitId }): UnitStanding => {
    const unit = wall.unit.get(unitId);
    const served = state.served.filter((one) => one.unitId === unitId && one.step !== "arrived");
    return {
      unitId,
      lngLat: of.lastPlace(unitId),
      kind: kindOf(unit, state.plan?.id ?? "", of.unitIds?.includes(unitId) ?? null),
      done: new Set(served.map(({ stopId }) => stopId)),
      dwelt: dweltOf(unit, of.now),
      missed: new Map(
        served.flatMap(({ stopId, step, reason, at }) => {
          return step === "skipped" && reason === NOT_MET ? [[stopId, at] as const] : [];
        }),
      ),
    };
  });
  return { now: of.now, units, delivered: of.delivered };
}

function kindOf(
  unit: UnitState | undefined,
  planId: string,
  isNamed: boolean | null,
): UnitStanding["kind"] {
  if (unit === undefined || unit.duty === "off" || unit.patrol?.planId !== planId) return "gone";
  // On a call it can take nothing: named, its stops go to the others.
  if (unit.engagement !== null) return isNamed === true ? "gone" : "waits";
  if (isNamed === null) return unit.patrol.progress === "cleared" ? "renews" : "follows";
  return isNamed ? "renews" : "follows";
}

/** Seconds dwelt at stops that are not finished: where a call cut in, and where it stands now. */
function dweltOf(unit: UnitState | undefined, now: EpochMs): ReadonlyMap<string, number> {
  const dwelt = new Map<string, number>();
  const patrol = unit?.patrol ?? null;
  if (patrol === null) return dwelt;
  if (patrol.partial !== null) dwelt.set(patrol.partial.stopId, patrol.partial.seconds);
  if (patrol.at !== null && patrol.atSince !== null) {
    const before = dwelt.get(patrol.at) ?? 0;
    dwelt.set(patrol.at, before + Math.max(0, now - patrol.atSince) / 1000);
  }
  return dwelt;
}
