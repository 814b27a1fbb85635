import { epochMs } from "../units/quantity.ts";
import type { EpochMs } from "../units/quantity.ts";
import type { Tour, TourSeason } from "./tour.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** The room keeps China Standard Time, wherever the machine's zone points. */
const ZONE_MS = 8 * 60 * MINUTE_MS;

/** When a tour is due after a time, up to another and including it, oldest first. */
export function tourTimes(
  { seasons }: Pick<Tour, "seasons">,
  after: number,
  until: number,
): readonly EpochMs[] {
  const times: EpochMs[] = [];
  const firstDay = Math.floor((after + ZONE_MS) / DAY_MS);
  const lastDay = Math.floor((until + ZONE_MS) / DAY_MS);
  for (let day = firstDay; day <= lastDay; day += 1) {
    const season = seasonOf(seasons, day);
    if (season === null) continue;
    const midnight = day * DAY_MS - ZONE_MS;
    const { beginMinute, endMinute, everyMinutes } = season;
    for (let minute = beginMinute; minute < endMinute; minute += everyMinutes) {
      const at = midnight + minute * MINUTE_MS;
      if (at > after && at <= until) times.push(epochMs(at));
    }
  }
  return times;
}

/** The next time it is due; null: not within a year. */
export function nextTourTime(tour: Pick<Tour, "seasons">, after: number): EpochMs | null {
  for (let day = 0; day < 366; day += 1) {
    const [next] = tourTimes(tour, after + day * DAY_MS, after + (day + 1) * DAY_MS);
    if (next !== undefined) return next;
  }
  return null;
}

/** A window that is longer than the time to the next one would have two runs of a tour at once. */
export function windowFits({
  seasons,
  windowMinutes,
}: Pick<Tour, "seasons" | "windowMinutes">): boolean {
  return seasons.every(({ everyMinutes }) => windowMinutes <= everyMinutes);
}

function seasonOf(seasons: readonly TourSeason[], day: number): TourSeason | null {
  const date = new Date(day * DAY_MS).toISOString().slice(5, 10);
  const holds = ({ fromDay, toDay }: TourSeason) => {
    const wraps = toDay < fromDay;
    return wraps ? date >= fromDay || date <= toDay : date >= fromDay && date <= toDay;
  };
  return seasons.find(holds) ?? null;
}
