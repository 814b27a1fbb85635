const HOUR = 60;
const LAST = 24 * HOUR;

/** Minutes since midnight of what was typed as HH:MM; null: that is no time of day. */
export function minuteFrom(typed: string): number | null {
  const [, hours, minutes] = /^(\d{1,2})[:：](\d{2})$/.exec(typed.trim()) ?? [];
  if (hours === undefined || minutes === undefined || Number(minutes) >= HOUR) return null;
  const minute = Number(hours) * HOUR + Number(minutes);
  return minute <= LAST ? minute : null;
}

/** HH:MM; the end of the day is 24:00. */
export function clockOf(minute: number): string {
  const two = (value: number) => String(Math.floor(value)).padStart(2, "0");
  return `${two(minute / HOUR)}:${two(minute % HOUR)}`;
}
