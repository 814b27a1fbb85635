import { at } from "./at.ts";
import { smoothed } from "./curve.ts";
import { apart } from "./plane.ts";
import type { Point } from "./plane.ts";
import { TILE_HEIGHT, TILE_WIDTH } from "./tile.ts";

const CELL = 130;
const COLUMNS = Math.ceil(TILE_WIDTH / CELL);
const ROWS = Math.ceil(TILE_HEIGHT / CELL);
const KEEP_EVERY = 5;
const STEPS = [-1, 0, 1].flatMap((di) =>
  [-1, 0, 1].filter((dj) => di !== 0 || dj !== 0).map((dj) => [di, dj] as const),
);

/** The ground as a road builder sees it: what a metre costs in each cell. */
export type Ground = {
  readonly cost: Float64Array;
  /** For a cell with a road in it or beside it: a point of that road. */
  readonly built: Map<number, Point>;
};

export function groundOf(costAt: (point: Point) => number): Ground {
  const cost = new Float64Array(COLUMNS * ROWS);
  for (let cell = 0; cell < cost.length; cell += 1) cost[cell] = costAt(middleOf(cell));
  return { cost, built: new Map() };
}

/** A curved road from one point to another where building is cheap. Where a road is already
 *  there it is used: what comes back are the pieces that are new, each with its ends on the old. */
export function cheapWay(ground: Ground, from: Point, to: Point): Point[][] {
  const cells = cellsBetween(ground, cellOf(from), cellOf(to));
  if (cells === null) return [];
  const pieces: Point[][] = [];
  let run: Point[] = [from];
  let fresh = 0;
  cells.forEach((cell, i) => {
    const known = ground.built.get(cell);
    const last = i === cells.length - 1;
    if (known === undefined && !last) {
      fresh += 1;
      if (fresh % KEEP_EVERY === 3 && i < cells.length - 3) run.push(middleOf(cell));
      return;
    }
    const end = last ? to : (known ?? to);
    if (fresh > 1 || (last && pieces.length === 0 && run.length === 1 && fresh > 0)) {
      pieces.push(smoothed([...run, end], 48));
    }
    [run, fresh] = [[end], 0];
  });
  for (const piece of pieces) remember(ground, piece);
  return pieces;
}

function remember(ground: Ground, line: readonly Point[]): void {
  for (const point of line) noteRoad(ground, point);
}

/** Marks the cells round a point of a road with that point. */
export function noteRoad(ground: Ground, point: Point): void {
  const home = cellOf(point);
  ground.built.set(home, point);
  for (const [di, dj] of STEPS) {
    const cell = neighbour(home, di, dj);
    if (cell >= 0 && !ground.built.has(cell)) ground.built.set(cell, point);
  }
}

/** The road point that is nearest by the rings of cells about a place; null if none is near. */
export function roadNear(ground: Ground, place: Point, reach: number): Point | null {
  const home = cellOf(place);
  for (let ring = 0; ring <= reach / CELL; ring += 1) {
    let best: Point | null = null;
    for (let di = -ring; di <= ring; di += 1) {
      for (let dj = -ring; dj <= ring; dj += 1) {
        if (Math.max(Math.abs(di), Math.abs(dj)) !== ring) continue;
        const cell = neighbour(home, di, dj);
        const point = cell < 0 ? undefined : ground.built.get(cell);
        if (point === undefined) continue;
        if (best === null || apart(point, place) < apart(best, place)) best = point;
      }
    }
    if (best !== null) return best;
  }
  return null;
}

function middleOf(cell: number): Point {
  return [
    ((cell % COLUMNS) + 0.5) * CELL - TILE_WIDTH / 2,
    (Math.floor(cell / COLUMNS) + 0.5) * CELL - TILE_HEIGHT / 2,
  ];
}

function cellOf([x, y]: Point): number {
  const i = Math.min(COLUMNS - 1, Math.max(0, Math.floor((x + TILE_WIDTH / 2) / CELL)));
  const j = Math.min(ROWS - 1, Math.max(0, Math.floor((y + TILE_HEIGHT / 2) / CELL)));
  return j * COLUMNS + i;
}

/** Source: Dijkstra 1959, with a heap of buckets, since costs are small whole numbers. */
function cellsBetween(ground: Ground, start: number, goal: number): number[] | null {
  const best = new Float64Array(COLUMNS * ROWS).fill(Infinity);
  const before = new Int32Array(COLUMNS * ROWS).fill(-1);
  const buckets: number[][] = [[start]];
  best[start] = 0;
  for (let level = 0; level < buckets.length; level += 1) {
    for (const cell of buckets[level] ?? []) {
      if (Math.floor(at(best, cell)) !== level) continue;
      if (cell === goal) return traced(before, goal);
      for (const [di, dj] of STEPS) {
        const next = neighbour(cell, di, dj);
        if (next < 0) continue;
        const price = at(ground.cost, next) * (ground.built.has(next) ? 0.55 : 1);
        const total = at(best, cell) + Math.hypot(di, dj) * price * 4;
        if (!Number.isFinite(total) || total >= at(best, next)) continue;
        best[next] = total;
        before[next] = cell;
        const bucket = Math.floor(total);
        while (buckets.length <= bucket) buckets.push([]);
        at(buckets, bucket).push(next);
      }
    }
  }
  return null;
}

function neighbour(cell: number, di: number, dj: number): number {
  const [i, j] = [(cell % COLUMNS) + di, Math.floor(cell / COLUMNS) + dj];
  return i < 0 || j < 0 || i >= COLUMNS || j >= ROWS ? -1 : j * COLUMNS + i;
}

function traced(before: Int32Array, goal: number): number[] {
  const cells: number[] = [];
  for (let cell = goal; cell >= 0; cell = at(before, cell)) cells.push(cell);
  return cells.reverse();
}
