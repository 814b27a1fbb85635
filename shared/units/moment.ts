import type { EpochMs } from "./quantity.ts";

/** A reading of one process's monotonic clock, milliseconds; two boots do not compare. */
export type Steady = { readonly boot: string; readonly ms: number };

/** An instant by the clock on the wall and, where it was read, by the monotonic one. */
export type Moment = { readonly at: EpochMs; readonly steady: Steady | null };

/** Seconds from one instant to a later one, never negative.
 *  A step of the wall's clock changes nothing as long as both were read in one boot; across a
 *  restart only the wall's clock is left. */
export function secondsBetween(from: Moment, to: Moment): number {
  const { steady: a } = from;
  const { steady: b } = to;
  const ms = a !== null && b !== null && a.boot === b.boot ? b.ms - a.ms : to.at - from.at;
  return Math.max(0, ms / 1000);
}
