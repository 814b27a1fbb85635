import type { FlatBounds } from "../kit/flat-ring.ts";
import { NUMBERS_A_PIECE } from "./reach-walk.ts";
import type { Walked } from "./reach-walk.ts";

/** A square grid of earliest times over a piece of ground, in degrees times ten million. */
export type TimeGrid = {
  readonly columns: number;
  readonly rows: number;
  /** Position of the corner 0, 0 and the size of a cell. */
  readonly west: number;
  readonly south: number;
  readonly cellLng: number;
  readonly cellLat: number;
  /** Milliseconds at corner x, y: millis[y * columns + x]; Infinity where nobody comes. */
  readonly millis: Float64Array;
};

/** Cells along the longer side. */
const CELLS = 150;
/** Corners kept free around the bounds, so that every outline closes inside the grid. */
const MARGIN = 2;

/** An empty grid over bounds given in degrees times ten million.  Cells are square on the ground
 *  and never smaller than `cellMin` (in units of latitude). */
export function timeGridOver(bounds: FlatBounds, cellMin: number): TimeGrid {
  const [west, south, east, north] = bounds;
  const shrink = Math.max(0.01, Math.cos((((south + north) / 2) * Math.PI) / 180 / 1e7));
  const extent = Math.max((east - west) * shrink, north - south);
  const cellLat = Math.max(cellMin, extent / CELLS);
  const cellLng = cellLat / shrink;
  const columns = Math.ceil((east - west) / cellLng) + 2 * MARGIN + 1;
  const rows = Math.ceil((north - south) / cellLat) + 2 * MARGIN + 1;
  return {
    columns,
    rows,
    west: west - MARGIN * cellLng,
    south: south - MARGIN * cellLat,
    cellLng,
    cellLat,
    millis: new Float64Array(columns * rows).fill(Infinity),
  };
}

/** Enters a time for a whole box (four numbers from `box` on: west, south, east, north) if it lies
 *  in one cell; whether it does. */
export function enterBox(grid: TimeGrid, boxes: Int32Array, box: number, time: number): boolean {
  const { columns, millis, west, south, cellLng, cellLat } = grid;
  const x = Math.floor(((boxes[box] ?? 0) - west) / cellLng);
  const y = Math.floor(((boxes[box + 1] ?? 0) - south) / cellLat);
  if (Math.floor(((boxes[box + 2] ?? 0) - west) / cellLng) !== x) return false;
  if (Math.floor(((boxes[box + 3] ?? 0) - south) / cellLat) !== y) return false;
  const corner = y * columns + x;
  if (time < (millis[corner] ?? 0)) millis[corner] = time;
  if (time < (millis[corner + 1] ?? 0)) millis[corner + 1] = time;
  if (time < (millis[corner + columns] ?? 0)) millis[corner + columns] = time;
  if (time < (millis[corner + columns + 1] ?? 0)) millis[corner + columns + 1] = time;
  return true;
}

/** Enters the times along straight pieces: the four corners of every cell they run through. */
export function enterPieces(grid: TimeGrid, { pieces, count }: Walked): void {
  const { columns, millis, west, south, cellLng, cellLat } = grid;
  const last = count * NUMBERS_A_PIECE;
  for (let piece = 0; piece < last; piece += NUMBERS_A_PIECE) {
    const ax = ((pieces[piece] ?? 0) - west) / cellLng;
    const ay = ((pieces[piece + 1] ?? 0) - south) / cellLat;
    const start = pieces[piece + 2] ?? 0;
    const dx = ((pieces[piece + 3] ?? 0) - west) / cellLng - ax;
    const dy = ((pieces[piece + 4] ?? 0) - south) / cellLat - ay;
    const span = (pieces[piece + 5] ?? 0) - start;
    const steps = Math.max(1, Math.ceil(Math.max(Math.abs(dx), Math.abs(dy)) * 2));
    for (let step = 0; step <= steps; step += 1) {
      const share = step / steps;
      const time = start + span * share;
      const corner = Math.floor(ay + dy * share) * columns + Math.floor(ax + dx * share);
      if (time < (millis[corner] ?? 0)) millis[corner] = time;
      if (time < (millis[corner + 1] ?? 0)) millis[corner + 1] = time;
      if (time < (millis[corner + columns] ?? 0)) millis[corner + columns] = time;
      if (time < (millis[corner + columns + 1] ?? 0)) millis[corner + columns + 1] = time;
    }
  }
}
