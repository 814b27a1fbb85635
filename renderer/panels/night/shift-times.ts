import { clockText, dayStart } from "../../ui/time-text.ts";
import { dueFrom } from "../due-text.ts";

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** The next time that a clock shows HH:MM, at or after a moment; null: that is no time. */
export function nextTime(clock: string, after: number): number | null {
  const [, hours, minutes] = /^(\d{1,2})[:：](\d{2})$/.exec(clock.trim()) ?? [];
  if (hours === undefined || minutes === undefined) return null;
  if (Number(hours) > 23 || Number(minutes) > 59) return null;
  const at = dayStart(after) + (Number(hours) * 60 + Number(minutes)) * MINUTE_MS;
  return at >= after ? at : at + DAY_MS;
}

/** A shift as it was typed: what begins less than a quarter of a day ago has begun. */
export function shiftFrom(
  of: { readonly from: string; readonly to: string },
  now: number,
): { readonly from: number; readonly to: number } | null {
  const from = nextTime(of.from, now - DAY_MS / 4);
  const to = from === null ? null : nextTime(of.to, from + MINUTE_MS);
  return from === null || to === null ? null : { from, to };
}

/** A shift of a day that was named, MM-DD; without a day it is the next, or the one that runs. */
export function shiftOn(
  day: string,
  of: { readonly from: string; readonly to: string },
  now: number,
): { readonly from: number; readonly to: number } | null {
  if (day.trim() === "") return shiftFrom(of, now);
  const from = dueFrom(`${day.trim()} ${of.from.trim()}`, now);
  const to = from === null ? null : nextTime(of.to, from + MINUTE_MS);
  return from === null || to === null ? null : { from, to };
}

/** What a form proposes: from the next whole hour, for six hours. */
export function usualShift(now: number): { readonly from: string; readonly to: string } {
  const from = Math.ceil(now / (60 * MINUTE_MS)) * 60 * MINUTE_MS;
  return { from: clockText(from).slice(0, 5), to: clockText(from + DAY_MS / 4).slice(0, 5) };
}
