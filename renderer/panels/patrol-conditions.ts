import type { PatrolOptions } from "../../shared/model/patrol-options.ts";
import { DWELL_MINUTES } from "../../shared/model/patrol-options.ts";
import type { TravelMode } from "../../shared/model/unit.ts";
import { epochMs } from "../../shared/units/quantity.ts";

/** What a leader may set before planning; what stands here is usual. */
export type PatrolConditions = {
  /** Minutes of the day, China Standard Time; null: now. */
  readonly startMinutes: number | null;
  readonly hours: number;
  /** Null: every mode. */
  readonly modes: readonly TravelMode[] | null;
  readonly dwellMinutes: number;
  /** 0 to 1; null: as they come. */
  readonly visitShare: number | null;
  readonly coverageFloor: number | null;
  readonly slackShare: number;
  readonly cellMinutesMax: number | null;
  /** Units that stay out of it. */
  readonly excluded: readonly string[];
};

export const USUAL_CONDITIONS: PatrolConditions = {
  startMinutes: null,
  hours: 4,
  modes: null,
  dwellMinutes: DWELL_MINUTES.usual,
  visitShare: null,
  coverageFloor: null,
  slackShare: 0.15,
  cellMinutesMax: 45,
  excluded: [],
};

const DAY_MS = 86_400_000;
const ZONE_MS = 8 * 3_600_000;

/** The next time that the clock shows so many minutes of the day. */
export function nextAt(minutes: number, now: number): number {
  const midnight = Math.floor((now + ZONE_MS) / DAY_MS) * DAY_MS - ZONE_MS;
  const at = midnight + minutes * 60_000;
  // A shift that began within the last minutes is the one that is meant.
  return at < now - JUST_BEGUN_MS ? at + DAY_MS : at;
}

const JUST_BEGUN_MS = 15 * 60_000;

export function optionsFrom(conditions: PatrolConditions, now: number): PatrolOptions {
  const { startMinutes, modes, dwellMinutes, visitShare, cellMinutesMax } = conditions;
  const { coverageFloor, slackShare } = conditions;
  return {
    startAt: startMinutes === null ? null : epochMs(nextAt(startMinutes, now)),
    modes: modes === null ? null : [...modes],
    dwellMinutes,
    visitShare,
    cellMinutesMax,
    coverageFloor,
    slackShare,
    places: [],
    rests: [],
  };
}
