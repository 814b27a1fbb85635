import { ringHolds, signedArea } from "../kit/flat-ring.ts";
import type { TimeGrid } from "./time-grid.ts";

/** Sides of a cell. */
const BOTTOM = 0;
const RIGHT = 1;
const TOP = 2;
const LEFT = 3;

/** Lines through a cell by which of its corners lie inside (1 south-west, 2 south-east,
 *  4 north-east, 8 north-west), from side to side with the inside on the left.
 *  Source: marching squares, Lorensen and Cline 1987 in two dimensions. */
const LINES: readonly (readonly number[])[] = [
  [],
  [BOTTOM, LEFT],
  [RIGHT, BOTTOM],
  [RIGHT, LEFT],
  [TOP, RIGHT],
  [BOTTOM, RIGHT, TOP, LEFT],
  [TOP, BOTTOM],
  [TOP, LEFT],
  [LEFT, TOP],
  [BOTTOM, TOP],
  [LEFT, BOTTOM, RIGHT, TOP],
  [RIGHT, TOP],
  [LEFT, RIGHT],
  [BOTTOM, RIGHT],
  [LEFT, BOTTOM],
  [],
];

/** Holes of fewer cells than this are the insides of street blocks, and are filled. */
const HOLE_CELLS_MIN = 12;

/** Outlines of the ground that is reached within a time: polygons of an outer ring,
 *  counter-clockwise, and its holes.  Shape: flat pairs in units of the grid's positions. */
export function outlinesWithin(grid: TimeGrid, limit: number): number[][][] {
  const outers: number[][] = [];
  const holes: number[][] = [];
  const cell = grid.cellLng * grid.cellLat;
  for (const ring of ringsOf(grid, limit)) {
    const area = signedArea(ring);
    if (area > 0) outers.push(ring);
    else if (-area >= HOLE_CELLS_MIN * cell) holes.push(ring);
  }
  const polygons = outers.map((ring) => [ring]);
  for (const hole of holes) {
    const holder = polygons.find(([outer]) => ringHolds(outer ?? [], hole[0] ?? 0, hole[1] ?? 0));
    holder?.push(hole);
  }
  return polygons;
}

/** Every outline, inside on the left.  A side is numbered by its western or southern corner,
 *  twice, plus one where it runs north. */
function ringsOf(grid: TimeGrid, limit: number): number[][] {
  const next = nextSides(grid, limit);
  const rings: number[][] = [];
  for (let side = 0; side < next.length; side += 1) {
    if ((next[side] ?? -1) < 0) continue;
    const ring: number[] = [];
    let at = side;
    while ((next[at] ?? -1) >= 0) {
      pushCrossing(ring, grid, at, limit);
      const following = next[at] ?? -1;
      next[at] = -1;
      at = following;
    }
    ring.push(ring[0] ?? 0, ring[1] ?? 0);
    rings.push(ring);
  }
  return rings;
}

function nextSides(grid: TimeGrid, limit: number): Int32Array {
  const { columns, rows, millis } = grid;
  const next = new Int32Array(columns * rows * 2).fill(-1);
  const inside = (corner: number): number => ((millis[corner] ?? Infinity) <= limit ? 1 : 0);
  for (let y = 0; y + 1 < rows; y += 1) {
    for (let x = 0; x + 1 < columns; x += 1) {
      const corner = y * columns + x;
      const lines =
        LINES[
          inside(corner) +
            inside(corner + 1) * 2 +
            inside(corner + columns + 1) * 4 +
            inside(corner + columns) * 8
        ] ?? [];
      for (let at = 0; at < lines.length; at += 2) {
        next[sideOf(corner, columns, lines[at] ?? 0)] = sideOf(corner, columns, lines[at + 1] ?? 0);
      }
    }
  }
  return next;
}

function sideOf(corner: number, columns: number, side: number): number {
  if (side === BOTTOM) return corner * 2;
  if (side === TOP) return (corner + columns) * 2;
  return side === LEFT ? corner * 2 + 1 : (corner + 1) * 2 + 1;
}

/** Where the outline crosses a side: between the corners by their times, or half way. */
function pushCrossing(ring: number[], grid: TimeGrid, side: number, limit: number): void {
  const corner = side >> 1;
  const north = side & 1;
  const [x, y] = [corner % grid.columns, Math.floor(corner / grid.columns)];
  const from = grid.millis[corner] ?? Infinity;
  const to = grid.millis[north === 1 ? corner + grid.columns : corner + 1] ?? Infinity;
  const exact = (limit - from) / (to - from);
  const share = from === Infinity || to === Infinity ? 0.5 : Math.min(0.99, Math.max(0.01, exact));
  ring.push(
    grid.west + (x + (north === 1 ? 0 : share)) * grid.cellLng,
    grid.south + (y + (north === 1 ? share : 0)) * grid.cellLat,
  );
}
