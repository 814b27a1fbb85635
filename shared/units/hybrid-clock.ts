import { assert } from "../kit/assert.ts";
import { epochMs } from "./quantity.ts";
import type { EpochMs } from "./quantity.ts";

/** Hybrid logical clock reading, sorts as text: 15 digits of ms, "-", 5 characters of base 36. */
export type Hlc = string;

const MS_DIGITS = 15;
const COUNT_DIGITS = 5;
const COUNT_MAX = 36 ** COUNT_DIGITS - 1;
/** A reading from elsewhere may not drag our clock further ahead than this. */
export const AHEAD_MS_MAX = 60_000;
const HLC_SHAPE = /^\d{15}-[0-9a-z]{5}$/;

export function hlcOf(ms: number, count: number): Hlc {
  assert(Number.isInteger(ms) && ms >= 0, "the physical part is whole milliseconds");
  assert(count >= 0 && count <= COUNT_MAX, "the logical part fits five characters");
  const physical = String(ms).padStart(MS_DIGITS, "0");
  return `${physical}-${count.toString(36).padStart(COUNT_DIGITS, "0")}`;
}

export const isHlc = (text: string): boolean => HLC_SHAPE.test(text);

export function hlcMs(hlc: Hlc): EpochMs {
  return epochMs(Number(hlc.slice(0, MS_DIGITS)));
}

function hlcCount(hlc: Hlc): number {
  return Number.parseInt(hlc.slice(MS_DIGITS + 1), 36);
}

/** The next local reading: later than the last one, and at `now` if that is later.
 *  Source: Kulkarni et al. 2014, hybrid logical clocks. */
export function nextHlc(last: Hlc | null, now: EpochMs): Hlc {
  const physical = Math.floor(now);
  if (last === null || physical > hlcMs(last)) return hlcOf(physical, 0);
  const count = hlcCount(last);
  return count < COUNT_MAX ? hlcOf(hlcMs(last), count + 1) : hlcOf(hlcMs(last) + 1, 0);
}

/** The local clock after it has seen a reading from elsewhere, never dragged beyond the cap. */
export function hlcAfter(last: Hlc | null, seen: Hlc, now: EpochMs): Hlc {
  const cap = hlcOf(Math.floor(now) + AHEAD_MS_MAX, 0);
  const bounded = seen < cap ? seen : cap;
  return last === null || bounded > last ? bounded : last;
}
