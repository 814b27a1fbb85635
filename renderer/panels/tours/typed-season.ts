import type { TourSeason } from "../../../shared/model/tour.ts";
import { clockOf, minuteFrom } from "./day-minute.ts";

/** A season as it stands in a form. */
export type TypedSeason = {
  fromDay: string;
  toDay: string;
  from: string;
  to: string;
  every: string;
};

/** What is wrong with a typed season, if anything. */
export type SeasonRead = {
  readonly season: TourSeason | null;
  readonly fault: "fromDay" | "toDay" | "hours" | "every" | null;
};

const DAYS_OF_MONTH = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

export function typedSeason(season: TourSeason): TypedSeason {
  const { fromDay, toDay, beginMinute, endMinute, everyMinutes } = season;
  return {
    ...{ fromDay, toDay, from: clockOf(beginMinute), to: clockOf(endMinute) },
    every: String(everyMinutes),
  };
}

export function seasonFrom(typed: TypedSeason): SeasonRead {
  const [fromDay, toDay] = [dayFrom(typed.fromDay), dayFrom(typed.toDay)];
  if (fromDay === null) return { season: null, fault: "fromDay" };
  if (toDay === null) return { season: null, fault: "toDay" };
  const [beginMinute, endMinute] = [minuteFrom(typed.from), minuteFrom(typed.to)];
  if (beginMinute === null || endMinute === null || beginMinute >= endMinute) {
    return { season: null, fault: "hours" };
  }
  const everyMinutes = /^\d+$/.test(typed.every.trim()) ? Number(typed.every) : 0;
  if (everyMinutes < 5 || everyMinutes > 1440) return { season: null, fault: "every" };
  return { season: { fromDay, toDay, beginMinute, endMinute, everyMinutes }, fault: null };
}

/** MM-DD of what was typed, with or without its zeros; null: no year has that day. */
function dayFrom(typed: string): string | null {
  const [, month, day] = /^(\d{1,2})[-－./](\d{1,2})$/.exec(typed.trim()) ?? [];
  if (month === undefined || day === undefined) return null;
  const last = DAYS_OF_MONTH[Number(month) - 1] ?? 0;
  if (Number(day) < 1 || Number(day) > last) return null;
  return `${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
}
