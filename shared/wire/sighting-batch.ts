import { assert } from "../kit/assert.ts";
import { err, ok } from "../kit/result.ts";
import type { Result } from "../kit/result.ts";

/** Last sightings of many things as columns; row r is the thing the session's row list names.
 *  Shape: every column has `count` entries.  Degrees, degrees from north, m/s, epoch ms, seconds;
 *  NaN: unknown.  `status` indexes SIGHTING_STATUSES. */
export type SightingBatch = {
  readonly count: number;
  readonly row: Uint32Array;
  readonly at: Float64Array;
  readonly receivedAt: Float64Array;
  readonly lng: Float64Array;
  readonly lat: Float64Array;
  readonly heading: Float32Array;
  readonly speed: Float32Array;
  readonly interval: Float32Array;
  readonly value: Float32Array;
  readonly status: Uint8Array;
};

/** The columns that say something of a thing, without which thing it is. */
type SightingFields = Omit<SightingBatch, "count" | "row">;

/** Copies what one row says into a row of other columns. */
export function copySighting(
  from: SightingFields,
  row: number,
  { to, at }: { readonly to: SightingFields; readonly at: number },
): void {
  to.at[at] = from.at[row] ?? NaN;
  to.receivedAt[at] = from.receivedAt[row] ?? NaN;
  to.lng[at] = from.lng[row] ?? NaN;
  to.lat[at] = from.lat[row] ?? NaN;
  to.heading[at] = from.heading[row] ?? NaN;
  to.speed[at] = from.speed[row] ?? NaN;
  to.interval[at] = from.interval[row] ?? NaN;
  to.value[at] = from.value[row] ?? NaN;
  to.status[at] = from.status[row] ?? 0;
}

/** Rows a batch may carry; a hub with more sends several. */
export const BATCH_ROWS_MAX = 200_000;
const MAGIC = 0x4f57_5342;
const VERSION = 1;
const HEADER_BYTES = 16;
/** Four f64 columns, one u32, four f32, one u8. */
const ROW_BYTES = 4 * 8 + 5 * 4 + 1;

/** A batch with room for `count` rows, all in one buffer that can be transferred.
 *  Errors: none; more rows than BATCH_ROWS_MAX is a bug and asserts. */
export function sightingBatch(count: number): SightingBatch {
  assert(count >= 0 && count <= BATCH_ROWS_MAX, "a batch is bounded");
  const buffer = new ArrayBuffer(HEADER_BYTES + count * ROW_BYTES);
  new Uint32Array(buffer, 0, 3).set([MAGIC, VERSION, count]);
  return columnsOf(buffer, count);
}

export function bufferOfBatch(batch: SightingBatch): ArrayBuffer {
  return batch.row.buffer as ArrayBuffer;
}

/** Errors: a buffer that is no batch, or was cut. */
export function batchFromBuffer(buffer: ArrayBuffer): Result<SightingBatch, string> {
  if (buffer.byteLength < HEADER_BYTES) return err("sighting batch is shorter than its header");
  const [magic, version, count = 0] = new Uint32Array(buffer, 0, 3);
  if (magic !== MAGIC) return err("not a sighting batch");
  if (version !== VERSION) return err(`sighting batch version ${version} is not ${VERSION}`);
  const expected = HEADER_BYTES + count * ROW_BYTES;
  if (buffer.byteLength !== expected) return err("sighting batch was cut");
  return ok(columnsOf(buffer, count));
}

function columnsOf(buffer: ArrayBuffer, count: number): SightingBatch {
  const f64 = (column: number) =>
    new Float64Array(buffer, HEADER_BYTES + column * 8 * count, count);
  const narrow = HEADER_BYTES + 4 * 8 * count;
  const f32 = (column: number) => new Float32Array(buffer, narrow + column * 4 * count, count);
  return {
    count,
    at: f64(0),
    receivedAt: f64(1),
    lng: f64(2),
    lat: f64(3),
    row: new Uint32Array(buffer, narrow, count),
    heading: f32(1),
    speed: f32(2),
    interval: f32(3),
    value: f32(4),
    status: new Uint8Array(buffer, narrow + 5 * 4 * count, count),
  };
}
