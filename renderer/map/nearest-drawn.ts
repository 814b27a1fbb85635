import { worldX, worldY } from "./screen.ts";
import type { ScreenView } from "./screen.ts";

export type Pointed = { readonly index: number; readonly pixels: number };

/** The drawn thing nearest to a point of the screen, within `reach` pixels; index -1: none.
 *  Shape: `drawn[0 … count)` are slots of `lng` and `lat`.  A walk over ten thousand takes less
 *  time than asking the graphics card once. */
export function nearestDrawn(
  drawn: Int32Array,
  count: number,
  of: { readonly lng: Float64Array; readonly lat: Float64Array },
  at: { readonly x: number; readonly y: number; readonly view: ScreenView; readonly reach: number },
): Pointed {
  const { lng, lat } = of;
  const { size, left, top } = at.view;
  let best = at.reach * at.reach;
  let found = -1;
  for (let index = 0; index < count; index += 1) {
    const slot = drawn[index] ?? 0;
    const dx = worldX(lng[slot] ?? 0) * size - left - at.x;
    if (dx * dx > best) continue;
    const dy = worldY(lat[slot] ?? 0) * size - top - at.y;
    const distance = dx * dx + dy * dy;
    // Later things lie above earlier ones: on a tie the upper one is meant.
    if (distance > best) continue;
    best = distance;
    found = index;
  }
  return { index: found, pixels: Math.sqrt(best) };
}
