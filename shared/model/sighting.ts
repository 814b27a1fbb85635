import type { LngLat } from "../units/lng-lat.ts";
import type { EpochMs, Heading, MetresPerSecond, Seconds } from "../units/quantity.ts";
import type { EntityKey } from "./entity-key.ts";

export const SIGHTING_STATUSES = ["live", "no-fix", "offline", "alarm", "test"] as const;
export type SightingStatus = (typeof SIGHTING_STATUSES)[number];

/** Positions are kept this long. */
export const TRACK_MINUTES_MAX = 120;

/** Telemetry: where a thing is or how it is, last value only; never an event. */
export type Sighting = {
  /** "unit:巡07", "camera:3307…", "checkpoint:…" */
  readonly thing: EntityKey;
  readonly source: string;
  /** When the thing was so, by its own clock; age counts from here. */
  readonly at: EpochMs;
  readonly receivedAt: EpochMs;
  /** Null: not a position, or none is known (the last good one is kept). */
  readonly lngLat: LngLat | null;
  readonly heading: Heading | null;
  readonly speed: MetresPerSecond | null;
  readonly status: SightingStatus;
  /** How often this thing reports; stale after twice as long. */
  readonly interval: Seconds;
  /** Checkpoint: vehicles a minute.  Camera: frames a second.  Null: not measured. */
  readonly value: number | null;
};
