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
  /** Squares from the middle to the farthest point, at most. */
  readonly #ringMax: number;
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
    this.#ringMax = Math.ceil(Math.max(width, height) / this.#side) + 1;
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
    const outside = Math.max(0, -column, -row, column - this.#ringMax, row - this.#ringMax);
    let best: { index: number; metres: number } | null = null;
    for (let ring = 0; ring <= this.#ringMax + outside; ring++) {
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
    for (let x = -ring; x <= ring; x++) {
      const step = Math.abs(x) === ring ? 1 : Math.max(1, 2 * ring);
      for (let y = -ring; y <= ring; y += step) {
        yield* this.#squares.get(keyOf(column + x, row + y)) ?? [];
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
