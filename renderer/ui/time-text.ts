const HOUR = 3600;
const DAY = 24 * HOUR;
/** The room keeps China Standard Time, wherever the machine's zone points. */
export const ZONE_MINUTES = 8 * 60;
const ZONE_MS = ZONE_MINUTES * 60_000;

/** HH:MM:SS of an epoch time, China Standard Time. */
export function clockText(at: number): string {
  const seconds = Math.floor((at + ZONE_MS) / 1000);
  return hms(((seconds % DAY) + DAY) % DAY);
}

/** Year, month, day and weekday (0 is Sunday) of an epoch time, China Standard Time. */
export function dateOf(at: number) {
  const date = new Date(at + ZONE_MS);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    weekday: date.getUTCDay(),
  };
}

/** mm:ss under an hour, h:mm:ss under a day, then days; negative ages are zero. */
export function durationText(seconds: number, days: (count: number) => string): string {
  const whole = Math.max(0, Math.floor(seconds));
  if (whole >= DAY) return days(Math.floor(whole / DAY));
  return whole < HOUR ? `${two(whole / 60)}:${two(whole % 60)}` : hms(whole);
}

/** Always HH:MM:SS, for figures whose width must not change. */
export function hms(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  return `${two(whole / HOUR)}:${two((whole % HOUR) / 60)}:${two(whole % 60)}`;
}

/** Start of the day a time lies in, China Standard Time. */
export function dayStart(at: number): number {
  return Math.floor((at + ZONE_MS) / (DAY * 1000)) * DAY * 1000 - ZONE_MS;
}

function two(value: number): string {
  return String(Math.floor(value)).padStart(2, "0");
}
