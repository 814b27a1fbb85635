import type { TravelMode } from "../model/unit.ts";
import type { LngLat } from "../units/lng-lat.ts";
import type { EpochMs } from "../units/quantity.ts";
import type { PatrolPlace, TimeSpan } from "./patrol-place.ts";

/** All that a plan is made from.  The same request gives the same plan, everywhere. */
export type PatrolRequest = {
  readonly id: string;
  readonly madeAt: EpochMs;
  readonly startAt: EpochMs;
  readonly endAt: EpochMs;
  readonly seed: number;
  readonly places: readonly PatrolPlace[];
  /** False: planned from posts, tasks and gaps only (无风险数据). */
  readonly riskKnown: boolean;
  readonly units: readonly PatrolUnit[];
  readonly rules: PatrolRules;
  /** Minutes owed from before, by cell. */
  readonly debts: ReadonlyMap<string, number>;
  /** Minutes that a cell got already today, by cell; they count against its cap. */
  readonly delivered: ReadonlyMap<string, number>;
  /** Stops that a person fixed: they stay with their unit. */
  readonly locked: readonly LockedStop[];
};

export type PatrolUnit = {
  readonly unitId: string;
  readonly callSign: string;
  readonly mode: TravelMode | null;
  /** Where it is when its time begins. */
  readonly lngLat: LngLat | null;
  /** Where its shift ends and its rests are taken; null: where it begins. */
  readonly home: LngLat | null;
  readonly skills: readonly string[];
  readonly rests: readonly TimeSpan[];
  /** Its own part of the shift; null: the whole. */
  readonly span: TimeSpan | null;
};

export type LockedStop = {
  readonly unitId: string;
  readonly placeId: string;
  /** Dwelling begins within a quarter of an hour of it, where that can be. */
  readonly arriveAt: EpochMs;
};

export type PatrolRules = {
  /** Minutes one cell may get in a day; null: no cap. */
  readonly cellMinutesMax: number | null;
  /** Share of visits among each unit's stops; null: as they come. */
  readonly visitShare: number | null;
  /** Share of demand within five minutes of a free unit at every minute; null: none asked. */
  readonly coverageFloor: number | null;
  /** Part of a shift that is kept free for response. */
  readonly slackShare: number;
  /** What the second, third … visit to a cell counts, in thousandths of the first. */
  readonly shares: readonly number[];
  /** Of the wall clock, for the hours of demand. */
  readonly utcOffsetMinutes: number;
  /** How far the seed may bend what a place counts, so that plans are not foreseen; 0: not. */
  readonly unforeseen: number;
};

/** Two hours: a hot place gets no second stop in the same part of the shift (Koper 1995). */
export const RETURN_SECONDS = 2 * 3600;
/** Stops of one place begin so far apart at least. */
export const APART_SECONDS = 30 * 60;
export const USUAL_RULES: PatrolRules = {
  cellMinutesMax: 45,
  visitShare: null,
  coverageFloor: null,
  slackShare: 0.15,
  shares: [1000, 950, 900, 850],
  utcOffsetMinutes: 0,
  unforeseen: 0.1,
};
