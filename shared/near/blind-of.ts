import type { BlindReason } from "../model/tour.ts";
import type { EpochMs } from "../units/quantity.ts";
import { healthOf, isDark } from "./rank-near.ts";
import type { Beat } from "./rank-near.ts";

/** Why a camera shows nothing: it is off or was not heard for too long, or sends a picture that
 *  stands still.  Null: nothing says so, as of a camera whose health nobody reports. */
export function blindOf(
  beat: (Beat & { readonly value: number | null }) | null,
  now: EpochMs,
): Extract<BlindReason, "dark" | "frozen"> | null {
  if (isDark({ health: healthOf(beat, now) })) return "dark";
  return beat?.value === 0 ? "frozen" : null;
}
