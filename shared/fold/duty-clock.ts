import type { DutyShifts } from "../model/roster.ts";
import { epochMs } from "../units/quantity.ts";
import type { EpochMs } from "../units/quantity.ts";

const MINUTE_MS = 60_000;
const DAY_MINUTES = 1440;
/** The room keeps China Standard Time. */
const ZONE_MINUTES = 480;

/** Whether one of the shifts holds at a time. */
export function isOnDuty(shifts: DutyShifts, at: EpochMs): boolean {
  const minute = minuteAt(at) % DAY_MINUTES;
  return shifts.some((shift) => {
    const [from, to] = [minutesOf(shift.from), minutesOf(shift.to)];
    if (from === to) return true;
    return from < to ? minute >= from && minute < to : minute >= from || minute < to;
  });
}

/** When the next shift begins after a time; null: there is none. */
export function nextDutyAt(shifts: DutyShifts, at: EpochMs): EpochMs | null {
  const minute = minuteAt(at);
  const midnight = minute - (minute % DAY_MINUTES);
  const begins = shifts.map(({ from }) => {
    const today = midnight + minutesOf(from);
    return today > minute ? today : today + DAY_MINUTES;
  });
  if (begins.length === 0) return null;
  return epochMs((Math.min(...begins) - ZONE_MINUTES) * MINUTE_MS);
}

/** Whole minutes on the clock of the room. */
function minuteAt(at: EpochMs): number {
  return Math.floor(at / MINUTE_MS) + ZONE_MINUTES;
}

function minutesOf(clock: string): number {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
}
