import type { MapClock } from "../map-input.ts";
import { LIVE, LOST, STALE } from "../symbols/glyph.ts";

/** Stale beyond twice its own interval, lost beyond three times (control-room, section 11). */
export const STALE_AFTER_INTERVALS = 2;
export const LOST_AFTER_INTERVALS = 3;

/** Writes how fresh each thing is; age counts from content time and an unknown age is stale.
 *  Shape: `freshness` and `rowOf` have an entry a slot; `at` (epoch ms) and `interval` (seconds)
 *  an entry a row; row -1: never seen. */
export function writeFreshness(
  freshness: Uint8Array,
  slots: number,
  rowOf: Int32Array,
  of: MapClock & { readonly at: Float64Array; readonly interval: Float32Array },
): void {
  const { at, interval, now } = of;
  const best = of.isLive ? LIVE : STALE;
  for (let slot = 0; slot < slots; slot += 1) {
    const row = rowOf[slot] ?? -1;
    if (row < 0) {
      freshness[slot] = STALE;
      continue;
    }
    const limit = (interval[row] ?? NaN) * 1000;
    const age = now - (at[row] ?? NaN);
    if (limit > 0 && age > limit * LOST_AFTER_INTERVALS) freshness[slot] = LOST;
    else if (limit > 0 && age <= limit * STALE_AFTER_INTERVALS) freshness[slot] = best;
    else freshness[slot] = STALE;
  }
}
