import type { Snapper } from "../roads/snap.ts";
import { distanceBetween, pointTowards } from "../units/lng-lat.ts";
import type { LngLat } from "../units/lng-lat.ts";
import { heading, metres } from "../units/quantity.ts";
import type { Metres } from "../units/quantity.ts";
import { isCellPlace } from "./demand-places.ts";
import type { PatrolPlace } from "./patrol-place.ts";

/** Places that stand for a cell, moved to the nearest street within the limit, which is where a
 *  crew stops and what it calls the place; a place of its own stays where it is. */
export function onStreets(
  places: readonly PatrolPlace[],
  snappers: readonly Snapper[],
  limit: Metres,
): readonly PatrolPlace[] {
  return places.map((place) => {
    if (!isCellPlace(place)) return place;
    const [street] = snappers
      .flatMap((snapper) => snapper.snap(place.lngLat, limit) ?? [])
      .sort((a, b) => a.distance - b.distance);
    const lngLat = street?.lngLat ?? place.lngLat;
    const name = place.name || (street?.street ?? "") || besideOf(lngLat, snappers);
    return { ...place, name: name || degreesOf(place.lngLat), lngLat };
  });
}

/** How far around a street without a name one with a name is looked for, metres. */
const BESIDE_METRES = [60, 120, 240] as const;
const DIRECTIONS = 8;

/** The nearest named street and how far it is; empty where there is none about. */
function besideOf(lngLat: LngLat, snappers: readonly Snapper[]): string {
  for (const radius of BESIDE_METRES) {
    let best: { readonly street: string; readonly away: Metres } | null = null;
    for (let turn = 0; turn < DIRECTIONS; turn += 1) {
      const there = pointTowards(lngLat, heading((turn / DIRECTIONS) * 360), metres(radius));
      for (const snapper of snappers) {
        const found = snapper.snap(there, metres(radius / 2));
        if (found === null || found.street === "") continue;
        const away = distanceBetween(lngLat, found.lngLat);
        if (away < (best?.away ?? Infinity)) best = { street: found.street, away };
      }
    }
    // Rounded to ten metres: it says which way to look, not where to stand.
    if (best !== null) return `${best.street} ≈${Math.max(10, Math.round(best.away / 10) * 10)} m`;
  }
  return "";
}

const degreesOf = ([lng, lat]: LngLat) => `${lng.toFixed(4)}, ${lat.toFixed(4)}`;
