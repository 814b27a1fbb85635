import type { LngLat } from "../units/lng-lat.ts";

/** Side of a cell: doses, caps and demand are reckoned by cell. */
export const CELL_METRES = 250;
const METRES_PER_DEGREE = 111_320;

/** The cell that a point lies in; the same on every station. */
export function cellOf([lng, lat]: LngLat): string {
  return squareOf([lng, lat], CELL_METRES);
}

/** The square of that side that a point lies in. */
export function squareOf([lng, lat]: LngLat, side: number): string {
  const row = Math.floor((lat * METRES_PER_DEGREE) / side);
  return `${row}-${Math.floor((lng * metresPerDegreeIn(row, side)) / side)}`;
}

/** The middle of a cell; null: the text names none. */
export function cellMiddle(cellId: string): LngLat | null {
  const match = /^(-?\d+)-(-?\d+)$/.exec(cellId);
  if (match === null) return null;
  const [row, column] = [Number(match[1]), Number(match[2])];
  const lat = ((row + 0.5) * CELL_METRES) / METRES_PER_DEGREE;
  return [((column + 0.5) * CELL_METRES) / metresPerDegreeIn(row, CELL_METRES), lat];
}

function metresPerDegreeIn(row: number, side: number): number {
  return METRES_PER_DEGREE * Math.cos((row * side * Math.PI) / METRES_PER_DEGREE / 180);
}
