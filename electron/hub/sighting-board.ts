import type { EntityKey } from "../../shared/model/entity-key.ts";
import type { Sighting } from "../../shared/model/sighting.ts";
import { SIGHTING_STATUSES } from "../../shared/model/sighting.ts";
import type { SightingStatus } from "../../shared/model/sighting.ts";
import { assert } from "../../shared/kit/assert.ts";
import type { LngLat } from "../../shared/units/lng-lat.ts";
import { epochMs, seconds } from "../../shared/units/quantity.ts";
import type { EpochMs, Seconds } from "../../shared/units/quantity.ts";
import { BATCH_ROWS_MAX, copySighting, sightingBatch } from "../../shared/wire/sighting-batch.ts";
import type { SightingBatch } from "../../shared/wire/sighting-batch.ts";

/** What became of one sighting.  Rule N4 of the feeds: a symbol never moves into the past. */
export type SightingVerdict = "new" | "late" | "dup";

export type LastSeen = {
  readonly lngLat: LngLat;
  readonly at: EpochMs;
  readonly interval: Seconds;
};

export type LastBeat = Pick<LastSeen, "at" | "interval"> & {
  readonly status: SightingStatus;
  /** Of a camera frames a second; null: not measured. */
  readonly value: number | null;
};

const FIRST_CAPACITY = 1024;

/** The last sighting of every thing, as columns; a thing keeps its row for the board's life. */
export class SightingBoard {
  readonly #rowOf = new Map<EntityKey, number>();
  readonly #things: EntityKey[] = [];
  #columns: SightingBatch = sightingBatch(FIRST_CAPACITY);
  /** Shape: one entry a row, the turn in which it last changed. */
  #changedAt = new Float64Array(FIRST_CAPACITY);
  #turn = 1;

  get things(): readonly EntityKey[] {
    return this.#things;
  }

  /** The present turn; a reader that has seen turn t asks for what changed after it. */
  get turn(): number {
    return this.#turn;
  }

  /** Ends the turn: what is put from now on belongs to the next. */
  nextTurn(): void {
    this.#turn++;
  }

  put(sighting: Sighting): SightingVerdict {
    const known = this.#rowOf.get(sighting.thing);
    const row = known ?? this.#newRow(sighting.thing);
    const columns = this.#columns;
    if (known !== undefined) {
      const last = columns.at[row] ?? 0;
      if (sighting.at < last) return "late";
      if (sighting.at === last && isSame(columns, row, sighting)) return "dup";
    }
    write(columns, row, sighting);
    this.#changedAt[row] = this.#turn;
    return "new";
  }

  /** Where a thing was last seen, and how often it reports; null: never, or nowhere. */
  last(thing: EntityKey): LastSeen | null {
    const row = this.#rowOf.get(thing);
    if (row === undefined) return null;
    const { lng, lat, at, interval } = this.#columns;
    const lngLat: LngLat = [lng[row] ?? NaN, lat[row] ?? NaN];
    if (Number.isNaN(lngLat[0])) return null;
    return { lngLat, at: epochMs(at[row] ?? 0), interval: seconds(interval[row] ?? 0) };
  }

  /** What a thing last said of itself, wherever it is; null: nothing yet. */
  beat(thing: EntityKey): LastBeat | null {
    const row = this.#rowOf.get(thing);
    if (row === undefined) return null;
    const { at, interval, status, value } = this.#columns;
    const measured = value[row] ?? NaN;
    return {
      at: epochMs(at[row] ?? 0),
      interval: seconds(interval[row] ?? 0),
      status: SIGHTING_STATUSES[status[row] ?? 0] ?? "live",
      value: Number.isNaN(measured) ? null : measured,
    };
  }

  /** Rows that changed after a turn, as a batch; null if none did. */
  changedAfter(turn: number): SightingBatch | null {
    const rows: number[] = [];
    for (let row = 0; row < this.#things.length; row++) {
      if ((this.#changedAt[row] ?? 0) > turn) rows.push(row);
    }
    if (rows.length === 0) return null;
    const batch = sightingBatch(rows.length);
    for (const [i, row] of rows.entries()) copyRow(this.#columns, row, { to: batch, at: i });
    return batch;
  }

  #newRow(thing: EntityKey): number {
    const row = this.#things.length;
    assert(row < BATCH_ROWS_MAX, "the board holds fewer things than a batch may carry");
    if (row === this.#columns.count) this.#grow();
    this.#rowOf.set(thing, row);
    this.#things.push(thing);
    const columns = this.#columns;
    for (const column of [columns.lng, columns.lat, columns.heading, columns.speed]) {
      column[row] = NaN;
    }
    return row;
  }

  #grow(): void {
    const old = this.#columns;
    const grown = sightingBatch(Math.min(BATCH_ROWS_MAX, old.count * 2));
    for (let row = 0; row < old.count; row++) copyRow(old, row, { to: grown, at: row });
    const changedAt = new Float64Array(grown.count);
    changedAt.set(this.#changedAt);
    this.#columns = grown;
    this.#changedAt = changedAt;
  }
}

function write(columns: SightingBatch, row: number, sighting: Sighting): void {
  columns.row[row] = row;
  columns.at[row] = sighting.at;
  columns.receivedAt[row] = sighting.receivedAt;
  columns.interval[row] = sighting.interval;
  columns.value[row] = sighting.value ?? NaN;
  columns.status[row] = SIGHTING_STATUSES.indexOf(sighting.status);
  // Without a fix the last good place stays: a unit on a call never vanishes from the map.
  if (sighting.lngLat === null) return;
  columns.lng[row] = sighting.lngLat[0];
  columns.lat[row] = sighting.lngLat[1];
  columns.heading[row] = sighting.heading ?? NaN;
  columns.speed[row] = sighting.speed ?? NaN;
}

function isSame(columns: SightingBatch, row: number, sighting: Sighting): boolean {
  const samePlace =
    sighting.lngLat === null ||
    (columns.lng[row] === sighting.lngLat[0] && columns.lat[row] === sighting.lngLat[1]);
  return samePlace && columns.status[row] === SIGHTING_STATUSES.indexOf(sighting.status);
}

function copyRow(
  from: SightingBatch,
  row: number,
  target: { readonly to: SightingBatch; readonly at: number },
): void {
  target.to.row[target.at] = row;
  copySighting(from, row, target);
}
