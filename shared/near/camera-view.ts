import { PRESUMED_FIELD_OF_VIEW, PRESUMED_RANGE } from "../model/camera.ts";
import type { Camera } from "../model/camera.ts";
import type { NearCamera } from "../model/near.ts";
import { bearingBetween, distanceBetween } from "../units/lng-lat.ts";
import type { LngLat } from "../units/lng-lat.ts";

/** Whether a camera that stands at `from` has a point in its cone.  One without a heading is a
 *  dot and sees nothing for sure, unless it sees all around. */
export function cameraView(
  { heading, fieldOfView, range }: Pick<Camera, "heading" | "fieldOfView" | "range">,
  from: LngLat,
  point: LngLat,
): NearCamera["why"] {
  if (distanceBetween(from, point) > (range ?? PRESUMED_RANGE)) return "distance";
  const why = fieldOfView === null || range === null ? "in-presumed-view" : "in-view";
  const opening = fieldOfView ?? PRESUMED_FIELD_OF_VIEW;
  if (opening >= 360) return why;
  if (heading === null) return "distance";
  const turn = Math.abs(bearingBetween(from, point) - heading);
  return Math.min(turn, 360 - turn) <= opening / 2 ? why : "distance";
}
