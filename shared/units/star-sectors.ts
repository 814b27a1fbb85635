import { bearingBetween, distanceBetween, pointTowards } from "./lng-lat.ts";
import type { LngLat } from "./lng-lat.ts";
import { heading, metres } from "./quantity.ts";

/** How finely an outline is followed, degrees. */
const STEP = 6;
/** Where a ring is empty in a direction a sector still has a tip to be seen. */
const METRES_MIN = 30;

/** Ground around a centre parted into sectors of equal angle, from north clockwise; each reaches as
 *  far as the ground does in its directions.
 *  Shape: `count` closed outlines.   Errors: none; points of the outlines decide, not their edges,
 *  so that a sector may leave a corner out by a step of the compass. */
export function starSectors(
  polygons: readonly (readonly (readonly LngLat[])[])[],
  centre: LngLat,
  count: number,
): LngLat[][] {
  const far = new Float64Array(360 / STEP).fill(METRES_MIN);
  for (const [outline = []] of polygons) {
    for (const point of outline) {
      const at = Math.floor(bearingBetween(centre, point) / STEP) % far.length;
      far[at] = Math.max(far[at] ?? 0, distanceBetween(centre, point));
    }
  }
  return Array.from({ length: count }, (_, index): LngLat[] => {
    const [from, to] = [(index * 360) / count, ((index + 1) * 360) / count];
    const outline: LngLat[] = [centre];
    for (let turn = from; turn < to; turn += STEP) outline.push(tip(far, centre, turn));
    outline.push(tip(far, centre, to), centre);
    return outline;
  });
}

function tip(far: Float64Array, centre: LngLat, turn: number): LngLat {
  const at = Math.floor((turn % 360) / STEP) % far.length;
  // A direction without a corner of its own reaches as far as its neighbours.
  const reach = Math.max(far[at] ?? 0, far[(at + far.length - 1) % far.length] ?? 0);
  return pointTowards(centre, heading(turn), metres(reach));
}
