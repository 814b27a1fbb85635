import type { Snapper } from "../roads/snap.ts";
import type { LngLat } from "../units/lng-lat.ts";
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
    const name = place.name || (street?.street ?? "") || degreesOf(place.lngLat);
    return { ...place, name, lngLat: street?.lngLat ?? place.lngLat };
  });
}

const degreesOf = ([lng, lat]: LngLat) => `${lng.toFixed(4)}, ${lat.toFixed(4)}`;
