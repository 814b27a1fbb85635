import { assert } from "../../shared/kit/assert.ts";
import type { EntityKey } from "../../shared/model/entity-key.ts";
import { SIGHTING_STATUSES } from "../../shared/model/sighting.ts";
import type { SightingStatus } from "../../shared/model/sighting.ts";
import { BATCH_ROWS_MAX, copySighting } from "../../shared/wire/sighting-batch.ts";
import type { SightingBatch } from "../../shared/wire/sighting-batch.ts";

const FIRST_CAPACITY = 1024;

/** The last sighting of every thing, as columns.  A thing keeps its row for the window's life,
 *  through every reconnect and restart of the station, so what is drawn by row never jumps.
 *  Shape: entries [0, count) of each column; degrees, degrees from north, m/s, epoch ms, seconds;
 *  NaN: unknown.  A thing that was named and not yet seen has NaN everywhere.
 *  The columns are replaced by larger ones as they grow: read them afresh after each change. */
export class SightingColumns {
  readonly #rows = new Map<EntityKey, number>();
  readonly #things: EntityKey[] = [];
  /** Shape: one entry a row of the station, our row for it. */
  #ourRow: number[] = [];
  #version = 0;
  #capacity = FIRST_CAPACITY;
  at = unknowns(FIRST_CAPACITY);
  receivedAt = unknowns(FIRST_CAPACITY);
  lng = unknowns(FIRST_CAPACITY);
  lat = unknowns(FIRST_CAPACITY);
  heading = new Float32Array(FIRST_CAPACITY).fill(NaN);
  speed = new Float32Array(FIRST_CAPACITY).fill(NaN);
  interval = new Float32Array(FIRST_CAPACITY).fill(NaN);
  value = new Float32Array(FIRST_CAPACITY).fill(NaN);
  /** Indexes SIGHTING_STATUSES. */
  status = new Uint8Array(FIRST_CAPACITY);

  get count(): number {
    return this.#things.length;
  }

  /** Grows by one with every change. */
  get version(): number {
    return this.#version;
  }

  /** The thing of each row. */
  get things(): readonly EntityKey[] {
    return this.#things;
  }

  /** -1: never sighted. */
  rowOf(thing: EntityKey): number {
    return this.#rows.get(thing) ?? -1;
  }

  statusAt(row: number): SightingStatus {
    return SIGHTING_STATUSES[this.status[row] ?? 0] ?? "offline";
  }

  /** The station's whole row list, as a hello gives it. */
  nameRows(things: readonly EntityKey[]): void {
    this.#ourRow = [];
    this.addRows(things);
  }

  /** Rows that the station added behind those it had. */
  addRows(things: readonly EntityKey[]): void {
    for (const thing of things) this.#ourRow.push(this.#rows.get(thing) ?? this.#newRow(thing));
    if (things.length > 0) this.#version += 1;
  }

  /** Takes a batch; an older sighting never replaces a newer one.  Gives the rows that belonged
   *  to no thing, which a right station never sends. */
  take(batch: SightingBatch): number {
    let strangers = 0;
    for (let i = 0; i < batch.count; i++) {
      const row = this.#ourRow[batch.row[i] ?? -1];
      if (row === undefined) strangers += 1;
      else if (!((batch.at[i] ?? NaN) < (this.at[row] ?? NaN)))
        copySighting(batch, i, { to: this, at: row });
    }
    if (batch.count > 0) this.#version += 1;
    return strangers;
  }

  #newRow(thing: EntityKey): number {
    const row = this.#things.length;
    assert(row < BATCH_ROWS_MAX, "a window holds as many things as a batch may carry");
    if (row === this.#capacity) this.#grow();
    this.#things.push(thing);
    this.#rows.set(thing, row);
    return row;
  }

  #grow(): void {
    this.#capacity *= 2;
    const doubles = (column: Float64Array) => grown(unknowns(this.#capacity), column);
    const floats = (column: Float32Array) =>
      grown(new Float32Array(this.#capacity).fill(NaN), column);
    this.at = doubles(this.at);
    this.receivedAt = doubles(this.receivedAt);
    this.lng = doubles(this.lng);
    this.lat = doubles(this.lat);
    this.heading = floats(this.heading);
    this.speed = floats(this.speed);
    this.interval = floats(this.interval);
    this.value = floats(this.value);
    this.status = grown(new Uint8Array(this.#capacity), this.status);
  }
}

function unknowns(capacity: number): Float64Array<ArrayBuffer> {
  return new Float64Array(capacity).fill(NaN);
}

function grown<Column extends { set(from: ArrayLike<number>): void }>(
  larger: Column,
  column: ArrayLike<number>,
): Column {
  larger.set(column);
  return larger;
}
