import type { LngLat } from "./lng-lat.ts";

/** Whether a point lies in one of several polygons, each an outer ring and its holes.
 *  Shape: closed rings, degrees.   Errors: none.   Source: even-odd rule, Shimrat 1962. */
export function polygonsHold(
  polygons: readonly (readonly (readonly LngLat[])[])[],
  point: LngLat,
): boolean {
  return polygons.some((rings) =>
    rings.reduce((inside, ring) => inside !== ringHolds(ring, point), false),
  );
}

function ringHolds(ring: readonly LngLat[], [lng, lat]: LngLat): boolean {
  let inside = false;
  for (let i = 1; i < ring.length; i++) {
    const [a, b] = [ring[i - 1], ring[i]];
    if (a === undefined || b === undefined || a[1] > lat === b[1] > lat) continue;
    if (lng < a[0] + ((lat - a[1]) / (b[1] - a[1])) * (b[0] - a[0])) inside = !inside;
  }
  return inside;
}
