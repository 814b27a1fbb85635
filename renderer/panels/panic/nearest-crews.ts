import type { UnitState } from "../../../shared/fold/unit-state.ts";
import { distanceBetween } from "../../../shared/units/lng-lat.ts";
import type { LngLat } from "../../../shared/units/lng-lat.ts";
import type { Metres } from "../../../shared/units/quantity.ts";
import { doingOf } from "../unit-doing.ts";
import type { Doing } from "../unit-doing.ts";

/** A unit that could help, with where it was seen last. */
export type Helper = { readonly unitId: string; readonly lngLat: LngLat; readonly doing: Doing };
export type NearHelper = Helper & { readonly metres: Metres };

/** Units on duty whose place is known: the free, those on patrol, and those on a call, who may
 *  still be the nearest. */
export function helpersOf(
  units: ReadonlyMap<string, UnitState>,
  placeOf: (unitId: string) => LngLat | null,
): readonly Helper[] {
  return [...units].flatMap(([unitId, state]) => {
    if (state.duty === "off" || state.unit === null) return [];
    const lngLat = placeOf(unitId);
    return lngLat === null ? [] : [{ unitId, lngLat, doing: doingOf(state) }];
  });
}

/** The nearest of them as the crow flies: known at once, and without any street. */
export function nearestHelpers(
  helpers: readonly Helper[],
  to: LngLat,
  of: { readonly but: string | null; readonly count: number },
): readonly NearHelper[] {
  const nearest: NearHelper[] = [];
  for (const helper of helpers) {
    if (helper.unitId === of.but) continue;
    const metres = distanceBetween(helper.lngLat, to);
    const worst = nearest[of.count - 1];
    if (worst !== undefined && worst.metres <= metres) continue;
    const at = nearest.findIndex((one) => one.metres > metres);
    nearest.splice(at < 0 ? nearest.length : at, 0, { ...helper, metres });
    if (nearest.length > of.count) nearest.pop();
  }
  return nearest;
}
