import { epochMs } from "../../shared/units/quantity.ts";
import type { EpochMs } from "../../shared/units/quantity.ts";

/** Chinese registers write the time of day of the whole country and no zone. */
const ZONE_MINUTES_USUAL = 8 * 60;

/** Instant of "2026-01-02 08:00:01", "2026/1/2 8:00", "20260102080001", "2026年1月2日8时",
 *  ISO 8601 with a zone, or epoch milliseconds; null where it is none.  Without a zone it is
 *  +08:00, whatever the host's. */
export function timeFrom(text: string): EpochMs | null {
  const plain = text.normalize("NFKC").trim();
  if (/^\d{13}$/.test(plain)) return epochMs(Number(plain));
  const parts = COMPACT.exec(plain) ?? SPELLED.exec(plain);
  if (parts === null) return null;
  const [, year, month, day, hour = "0", minute = "0", second = "0", fraction = "", zone] = parts;
  const date = { year: Number(year), month: Number(month), day: Number(day) };
  const clock = { hour: Number(hour), minute: Number(minute), second: Number(second) };
  if (!isDate(date) || !isClock(clock)) return null;
  const local = Date.UTC(
    date.year,
    date.month - 1,
    date.day,
    clock.hour,
    clock.minute,
    clock.second,
  );
  const ms = Number(fraction.replace(/^[.,]/, "").slice(0, 3).padEnd(3, "0"));
  const offset = zoneMinutes(zone);
  return offset === null ? null : epochMs(local + ms - offset * 60_000);
}

const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2})?(\.?\d{1,3})?)?$/;
const SPELLED = new RegExp(
  [
    String.raw`^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?`,
    String.raw`(?:[T ]?\s*(\d{1,2})[:时点](?:(\d{1,2})[:分]?)?(?:(\d{1,2})秒?)?([.,]\d{1,9})?)?`,
    String.raw`\s*(Z|[+-]\d{2}:?\d{2})?$`,
  ].join(""),
  "i",
);

function isDate({ year, month, day }: { year: number; month: number; day: number }): boolean {
  const made = new Date(Date.UTC(year, month - 1, day));
  return year >= 1970 && made.getUTCMonth() === month - 1 && made.getUTCDate() === day;
}

function isClock({ hour, minute, second }: Record<"hour" | "minute" | "second", number>): boolean {
  return hour <= 23 && minute <= 59 && second <= 59;
}

function zoneMinutes(zone: string | undefined): number | null {
  if (zone === undefined) return ZONE_MINUTES_USUAL;
  if (zone.toUpperCase() === "Z") return 0;
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})$/.exec(zone) ?? [];
  const size = Number(hours) * 60 + Number(minutes);
  return size <= 14 * 60 ? (sign === "-" ? -size : size) : null;
}
