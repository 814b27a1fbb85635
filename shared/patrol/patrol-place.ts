import type { PatrolReason } from "../model/patrol-stop.ts";
import type { LngLat } from "../units/lng-lat.ts";
import type { EpochMs, Seconds } from "../units/quantity.ts";

/** A span of time; both ends belong to it. */
export type TimeSpan = { readonly from: EpochMs; readonly to: EpochMs };

/** A place worth a stop: what a stop there is worth, how long it should last, and why. */
export type PatrolPlace = {
  readonly id: string;
  /** Empty only of a cell that no named place is near, until it is called after its street. */
  readonly name: string;
  readonly lngLat: LngLat;
  readonly cellId: string;
  /** What one whole stop counts at a mean hour: thousandths of a risk-minute, or as much. */
  readonly prize: number;
  /** Expected citizen reports of its cell, a day; 0: none are known. */
  readonly risk: number;
  /** Shape: 24, demand of each hour of the day over the mean hour; null: all hours are alike. */
  readonly byHour: readonly number[] | null;
  readonly dwell: Seconds;
  /** When dwelling may begin; empty: at any time. */
  readonly windows: readonly TimeSpan[];
  readonly must: boolean;
  /** How often in a shift it may get a stop, each in another part of two hours. */
  readonly visitsMax: number;
  /** What a unit must know to be sent; empty: anybody. */
  readonly skills: readonly string[];
  readonly reasons: readonly PatrolReason[];
};
