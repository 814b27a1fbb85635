import { distanceBetween } from "../../shared/units/lng-lat.ts";
import type { LngLat } from "../../shared/units/lng-lat.ts";

/** How far the farthest ground lies from the place it grew from; 0 for none. */
export function ringRadius(
  polygons: readonly (readonly (readonly LngLat[])[])[],
  places: readonly LngLat[],
): number {
  let far = 0;
  for (const [outline = []] of polygons) {
    for (const point of outline) {
      const nearest = Math.min(...places.map((place) => distanceBetween(place, point)));
      if (Number.isFinite(nearest)) far = Math.max(far, nearest);
    }
  }
  return far;
}
