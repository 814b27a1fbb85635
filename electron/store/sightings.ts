import * as v from "valibot";
import { isEntityKey } from "../../shared/model/entity-key.ts";
import type { EntityKey } from "../../shared/model/entity-key.ts";
import { SIGHTING_STATUSES, TRACK_MINUTES_MAX } from "../../shared/model/sighting.ts";
import type { Sighting } from "../../shared/model/sighting.ts";
import type { LngLat } from "../../shared/units/lng-lat.ts";
import { epochMs, heading, metresPerSecond, seconds } from "../../shared/units/quantity.ts";
import type { EpochMs, Heading, MetresPerSecond } from "../../shared/units/quantity.ts";
import { fileFault } from "./file-fault.ts";
import type { ReadableDb, WritableDb } from "./database.ts";

/** Sightings that wait for the next write; when full they are written at once. */
export const WAITING_MAX = 5000;
/** Sightings wait this long at most. */
export const WRITE_MS = 1000;
/** A track goes back this far. */
export const TRACK_MS = TRACK_MINUTES_MAX * 60_000;
/** And holds this many points a thing. */
export const TRACK_POINTS_MAX = 2000;
/** A thing that was silent so long is forgotten. */
export const LAST_SEEN_MS = 30 * 86_400_000;
const SWEEP_EVERY_MS = 60_000;

export type TrackPoint = {
  readonly at: EpochMs;
  readonly lngLat: LngLat;
  readonly heading: Heading | null;
  readonly speed: MetresPerSecond | null;
};

export class SightingReader {
  readonly #db: ReadableDb;

  constructor(db: ReadableDb) {
    this.#db = db;
  }

  /** The last sighting of every thing; its age counts from its own `at`. */
  last(): Sighting[] {
    return this.#db.all(SELECT_LAST).map(sightingFrom);
  }

  /** Where a thing came along, oldest first. */
  track(thing: EntityKey, since: EpochMs): TrackPoint[] {
    const rows = this.#db.all(
      `select at, lng, lat, heading, speed from track
         where thing = ? and at >= ? order by at limit ?`,
      ...[thing, since, TRACK_POINTS_MAX],
    );
    return rows.map(pointFrom);
  }
}

/** Collects sightings and writes them in batches, WRITE_MS after the first that waits.  Where the
 *  disk takes no more, the newest wait and the oldest are given up: the log comes first. */
export class SightingWriter {
  readonly #db: WritableDb;
  readonly #now: () => EpochMs;
  #waiting: Sighting[] = [];
  #timer: ReturnType<typeof setTimeout> | null = null;
  #sweptAt = 0;
  #givenUp = 0;

  constructor(db: WritableDb, now: () => EpochMs) {
    this.#db = db;
    this.#now = now;
  }

  /** Sightings that were never written. */
  get givenUp(): number {
    return this.#givenUp;
  }

  take(sighting: Sighting): void {
    this.#waiting.push(sighting);
    if (this.#waiting.length >= WAITING_MAX) this.#writeOrWait();
    this.#timer ??= setTimeout(() => this.#writeOrWait(), WRITE_MS).unref();
  }

  /** Sightings written. */
  write(): number {
    const batch = this.#waiting;
    const now = this.#now();
    const isSweepDue = now - this.#sweptAt >= SWEEP_EVERY_MS;
    if (batch.length === 0 && !isSweepDue) return 0;
    this.#db.transaction(() => {
      for (const sighting of batch) this.#put(sighting);
      if (isSweepDue) this.#sweep(now);
    });
    this.#waiting = [];
    if (isSweepDue) this.#sweptAt = now;
    return batch.length;
  }

  end(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#writeOrWait();
  }

  #writeOrWait(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    try {
      this.write();
    } catch (error) {
      if (fileFault(error, "tracks") === null) throw error;
      const over = Math.max(0, this.#waiting.length - WAITING_MAX / 2);
      this.#waiting.splice(0, over);
      this.#givenUp += over;
    }
  }

  #put(sighting: Sighting): void {
    const { thing, source, at, receivedAt, lngLat, heading, speed, status } = sighting;
    const { interval, value } = sighting;
    this.#db.run(
      `insert into last_sighting(thing, source, at, received_at, lng, lat, heading, speed,
         status, interval, value) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
       on conflict(thing) do update set source = excluded.source, at = excluded.at,
         received_at = excluded.received_at, lng = coalesce(excluded.lng, lng),
         lat = coalesce(excluded.lat, lat), heading = excluded.heading, speed = excluded.speed,
         status = excluded.status, interval = excluded.interval, value = excluded.value
       where excluded.at >= at`,
      ...[thing, source, at, receivedAt, lngLat?.[0] ?? null, lngLat?.[1] ?? null],
      ...[heading, speed, status, interval, value],
    );
    if (lngLat === null) return;
    this.#db.run(
      `insert into track(thing, at, lng, lat, heading, speed) values (?, ?, ?, ?, ?, ?)
       on conflict(thing, at) do nothing`,
      ...[thing, at, lngLat[0], lngLat[1], heading, speed],
    );
  }

  #sweep(now: EpochMs): void {
    this.#db.run("delete from track where at < ?", now - TRACK_MS);
    this.#db.run(
      `delete from track where (thing, at) in (
         select thing, at from (
           select thing, at, row_number() over (partition by thing order by at desc) as place
             from track where thing in (
               select thing from track group by thing having count(*) > ?)
         ) where place > ?)`,
      ...[TRACK_POINTS_MAX, TRACK_POINTS_MAX],
    );
    this.#db.run("delete from last_sighting where at < ?", now - LAST_SEEN_MS);
  }
}

const SELECT_LAST = `select thing, source, at, received_at as receivedAt, lng, lat, heading, speed,
  status, interval, value from last_sighting order by thing`;

const maybeNumber = v.nullable(v.number());
const sightingRow = v.object({
  thing: v.custom<EntityKey>((value) => typeof value === "string" && isEntityKey(value)),
  source: v.string(),
  at: v.number(),
  receivedAt: v.number(),
  lng: maybeNumber,
  lat: maybeNumber,
  heading: maybeNumber,
  speed: maybeNumber,
  status: v.picklist(SIGHTING_STATUSES),
  interval: v.number(),
  value: maybeNumber,
});
const pointRow = v.object({
  at: v.number(),
  lng: v.number(),
  lat: v.number(),
  heading: maybeNumber,
  speed: maybeNumber,
});

function sightingFrom(found: unknown): Sighting {
  const { lng, lat, ...row } = v.parse(sightingRow, found);
  return {
    ...row,
    at: epochMs(row.at),
    receivedAt: epochMs(row.receivedAt),
    lngLat: lng === null || lat === null ? null : [lng, lat],
    heading: row.heading === null ? null : heading(row.heading),
    speed: row.speed === null ? null : metresPerSecond(row.speed),
    interval: seconds(row.interval),
  };
}

function pointFrom(found: unknown): TrackPoint {
  const { at, lng, lat, ...row } = v.parse(pointRow, found);
  return {
    at: epochMs(at),
    lngLat: [lng, lat],
    heading: row.heading === null ? null : heading(row.heading),
    speed: row.speed === null ? null : metresPerSecond(row.speed),
  };
}
