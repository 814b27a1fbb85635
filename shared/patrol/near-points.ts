import { distanceBetween } from "../units/lng-lat.ts";
import type { LngLat } from "../units/lng-lat.ts";

const METRES_PER_DEGREE = 111_320;
/** Points in a square, on average. */
const POINTS_A_SQUARE = 2;
const SIDE_METRES_MIN = 50;

/** Finds the nearest of many points by looking into the squares around, not at all of them. */
export class NearPoints {
  readonly #points: readonly LngLat[];
  readonly #squares = new Map<number, number[]>();
  readonly #side: number;
  readonly #lngMetres: number;
  /** The last column and row with a point; the first are 0. */
  readonly #last: readonly [column: number, row: number];
  readonly #origin: LngLat;

  constructor(points: readonly LngLat[]) {
    this.#points = points;
    const lngs = points.map(([lng]) => lng);
    const lats = points.map(([, lat]) => lat);
    const [west, east] = extentOf(lngs);
    const [south, north] = extentOf(lats);
    this.#origin = [west, south];
    this.#lngMetres = METRES_PER_DEGREE * Math.cos(((south + north) * Math.PI) / 360);
    const width = (east - west) * this.#lngMetres;
    const height = (north - south) * METRES_PER_DEGREE;
    const area = Math.max(1, width) * Math.max(1, height);
    const side = Math.sqrt((area * POINTS_A_SQUARE) / Math.max(1, points.length));
    this.#side = Math.max(SIDE_METRES_MIN, side);
    this.#last = this.#squareOf([east, north]);
    points.forEach((point, index) => {
      const key = keyOf(...this.#squareOf(point));
      const square = this.#squares.get(key);
      if (square === undefined) this.#squares.set(key, [index]);
      else square.push(index);
    });
  }

  /** Index and distance of the nearest point; null: there is none. */
  nearest(to: LngLat): { readonly index: number; readonly metres: number } | null {
    const [column, row] = this.#squareOf(to);
    const [lastColumn, lastRow] = this.#last;
    // Rings that do not reach the squares yet, and those that are beyond them, hold nothing.
    const first = Math.max(0, -column, -row, column - lastColumn, row - lastRow);
    const last = Math.max(column, row, lastColumn - column, lastRow - row);
    let best: { index: number; metres: number } | null = null;
    for (let ring = first; ring <= last; ring++) {
      // Every point of a farther ring lies at least this far away.
      if (best !== null && best.metres <= (ring - 1) * this.#side * NEARLY) break;
      for (const index of this.#ring(column, row, ring)) {
        const metres = distanceBetween(this.#points[index] ?? to, to);
        if (best === null || metres < best.metres) best = { index, metres };
      }
    }
    return best;
  }

  *#ring(column: number, row: number, ring: number): Generator<number> {
    const [lastColumn, lastRow] = this.#last;
    const rowFirst = Math.max(0, row - ring);
    const rowLast = Math.min(lastRow, row + ring);
    const columnLast = Math.min(lastColumn, column + ring);
    for (let x = Math.max(0, column - ring); x <= columnLast; x++) {
      const isSide = Math.abs(x - column) === ring;
      for (let y = rowFirst; y <= rowLast; y++) {
        if (isSide || Math.abs(y - row) === ring) yield* this.#squares.get(keyOf(x, y)) ?? [];
        else y = Math.max(y, Math.min(rowLast, row + ring - 1));
      }
    }
  }

  #squareOf([lng, lat]: LngLat): [number, number] {
    const [west, south] = this.#origin;
    return [
      Math.floor(((lng - west) * this.#lngMetres) / this.#side),
      Math.floor(((lat - south) * METRES_PER_DEGREE) / this.#side),
    ];
  }
}

/** The plane of the squares is not quite the sphere of the distances. */
const NEARLY = 0.98;
const STRIDE = 2 ** 24;

function keyOf(column: number, row: number): number {
  return column * STRIDE + row;
}

function extentOf(values: readonly number[]): readonly [number, number] {
  let [least, most] = [Infinity, -Infinity];
  for (const value of values) {
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  return least <= most ? [least, most] : [0, 0];
}
