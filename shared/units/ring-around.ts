import { boundsOf, distanceBetween } from "./lng-lat.ts";
import type { LngLat } from "./lng-lat.ts";
import { metres } from "./quantity.ts";
import type { Metres } from "./quantity.ts";

/** A ring that holds a drawn ground: the middle of its bounds, and as far as its farthest corner.
 *  Null: there is no corner. */
export function ringAround(
  corners: readonly LngLat[],
): { readonly lngLat: LngLat; readonly metres: Metres } | null {
  const bounds = boundsOf(corners);
  if (bounds === null) return null;
  const [west, south, east, north] = bounds;
  const lngLat: LngLat = [(west + east) / 2, (south + north) / 2];
  const away = corners.map((corner) => distanceBetween(lngLat, corner));
  return { lngLat, metres: metres(Math.ceil(Math.max(...away))) };
}
