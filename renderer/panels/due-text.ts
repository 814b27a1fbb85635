import { clockText, dateOf, dayStart } from "../ui/time-text.ts";

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
/** A date that lies further back than this is meant for next year. */
const BACK_DAYS = 180;

/** MM-DD HH:MM of the room. */
export function dayClockText(at: number): string {
  const { month, day } = dateOf(at);
  const two = (value: number) => String(value).padStart(2, "0");
  return `${two(month)}-${two(day)} ${clockText(at).slice(0, 5)}`;
}

/** The time that MM-DD HH:MM means: of the year in which it lies nearest ahead, or not long ago.
 *  Without hours it is the end of the day.  Null: no calendar has it. */
export function dueFrom(typed: string, now: number): number | null {
  const pattern = /^(\d{1,2})[-－./](\d{1,2})(?:\s+(\d{1,2})[:：](\d{2}))?$/;
  const [, month, day, hours = "23", minutes = "59"] = pattern.exec(typed.trim()) ?? [];
  if (month === undefined || day === undefined) return null;
  if (Number(hours) > 23 || Number(minutes) > 59) return null;
  const { year } = dateOf(now);
  for (const of of [year, year + 1]) {
    const midnight = Date.UTC(of, Number(month) - 1, Number(day));
    const date = new Date(midnight);
    if (date.getUTCMonth() + 1 !== Number(month) || date.getUTCDate() !== Number(day)) continue;
    // The room's own midnight of that day, found from noon of the same day anywhere.
    const start = dayStart(midnight + DAY_MS / 4);
    const at = start + (Number(hours) * 60 + Number(minutes)) * MINUTE_MS;
    if (at >= now - BACK_DAYS * DAY_MS) return at;
  }
  return null;
}

/** What a form proposes: in a week, at the end of the working day. */
export function usualDue(now: number): number {
  return dayStart(now) + 7 * DAY_MS + 18 * 60 * MINUTE_MS;
}

/** How long something lasts where nobody counts minutes: whole days, or hours and minutes. */
export function roughAgeText(ms: number, days: (count: number) => string): string {
  const whole = Math.max(0, ms);
  if (whole >= DAY_MS) return days(Math.floor(whole / DAY_MS));
  const minutes = Math.floor(whole / MINUTE_MS);
  const two = (value: number) => String(Math.floor(value)).padStart(2, "0");
  return `${two(minutes / 60)}:${two(minutes % 60)}`;
}
