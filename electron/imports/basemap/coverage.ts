import { unreachable } from "../../../shared/kit/assert.ts";
import type { Bounds, LngLat } from "../../../shared/units/lng-lat.ts";
import type { MapFeature } from "../osm/map-feature.ts";
import { contoursOf } from "./contours.ts";

/** Cells along the longer side. */
const CELLS = 220;
/** Gaps narrower than twice this are still covered: open land without a road is not a hole. */
const REACH_CELLS = 14;
/** What remains beyond the outermost street. */
const MARGIN_CELLS = 2;

/** A district of which so much has data is in the pack as a whole: its hills have no streets. */
const DISTRICT_SHARE_MIN = 0.4;

/** Closed rings round the land that the features describe, [lng, lat].
 *  Streets and land use tell where an extract ends: lakes and borders come with it whole, far
 *  beyond.  They are marked on a grid, gaps are closed, lakes and fields inside are filled, and the
 *  smoothed edge is traced: what is outside has no data and says so.  `districts` are outer rings,
 *  flat pairs. */
export function coverageOf(
  features: readonly MapFeature[],
  bounds: Bounds,
  districts: readonly (readonly number[])[] = [],
): LngLat[][] {
  const grid = gridOver(bounds);
  const marked = new Uint8Array(grid.columns * grid.rows);
  for (const feature of features) if (isLand(feature)) mark(marked, grid, feature);
  const grown = spread(marked, grid, { cells: REACH_CELLS, from: 1 });
  fillHoles(grown, grid);
  const closed = spread(grown, grid, { cells: REACH_CELLS - MARGIN_CELLS, from: 0 });
  for (const district of districts) coverDistrict(closed, grid, district);
  const soft = blurred(blurred(closed, grid), grid);
  return contoursOf(soft, grid.columns, grid.rows).map((ring) =>
    ring.map(([x, y]): LngLat => [
      round6(grid.west + (x + 0.5) * grid.cellLng),
      round6(grid.south + (y + 0.5) * grid.cellLat),
    ]),
  );
}

function isLand({ class: mapClass }: MapFeature): boolean {
  return !["boundary", "place-label", "poi", "water", "river", "coastline"].includes(mapClass);
}

type Grid = {
  readonly columns: number;
  readonly rows: number;
  readonly west: number;
  readonly south: number;
  readonly cellLng: number;
  readonly cellLat: number;
};

/** Square cells with room round the bounds, so that a closed edge always fits. */
function gridOver([west, south, east, north]: Bounds): Grid {
  const narrowing = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const longer = Math.max((east - west) * narrowing, north - south, 1e-4);
  const cellLat = longer / CELLS;
  const cellLng = cellLat / narrowing;
  const room = REACH_CELLS + 4;
  return {
    columns: Math.ceil((east - west) / cellLng) + 2 * room,
    rows: Math.ceil((north - south) / cellLat) + 2 * room,
    west: west - room * cellLng,
    south: south - room * cellLat,
    cellLng,
    cellLat,
  };
}

function mark(marked: Uint8Array, grid: Grid, { geometry }: MapFeature): void {
  switch (geometry.kind) {
    case "point":
      markRun(marked, grid, geometry.lngLat);
      return;
    case "line":
      markRun(marked, grid, geometry.line);
      return;
    case "area":
      for (const polygon of geometry.polygons) markRun(marked, grid, polygon[0] ?? []);
      return;
    default:
      unreachable(geometry);
  }
}

/** Marks the cells along a run of points: a straight street has few of them. */
function markRun(marked: Uint8Array, grid: Grid, flat: readonly number[]): void {
  let [fromX, fromY] = [NaN, NaN];
  for (let at = 0; at + 1 < flat.length; at += 2) {
    const x = ((flat[at] ?? 0) - grid.west) / grid.cellLng;
    const y = ((flat[at + 1] ?? 0) - grid.south) / grid.cellLat;
    const span = Math.max(Math.abs(x - fromX), Math.abs(y - fromY));
    const steps = Number.isNaN(span) ? 1 : Math.min(CELLS, Math.max(1, Math.ceil(span)));
    for (let step = steps; step > 0; step -= 1) {
      const share = step === steps ? 1 : step / steps;
      const column = Math.floor(share === 1 ? x : fromX + share * (x - fromX));
      const row = Math.floor(share === 1 ? y : fromY + share * (y - fromY));
      if (column < 0 || row < 0 || column >= grid.columns || row >= grid.rows) continue;
      marked[row * grid.columns + column] = 1;
    }
    [fromX, fromY] = [x, y];
  }
}

/** Cells of one value grow over the others by a disc of so many cells. */
function spread(
  cells: Uint8Array,
  grid: Grid,
  by: { readonly cells: number; readonly from: 0 | 1 },
): Uint8Array {
  const { columns, rows } = grid;
  const result = cells.slice();
  for (let y = 0; y < rows; y += 1) {
    for (let x = 0; x < columns; x += 1) {
      if (cells[y * columns + x] !== by.from) continue;
      for (let dy = -by.cells; dy <= by.cells; dy += 1) {
        const row = y + dy;
        if (row < 0 || row >= rows) continue;
        const half = Math.floor(Math.sqrt(by.cells * by.cells - dy * dy));
        const left = Math.max(0, x - half);
        result.fill(by.from, row * columns + left, row * columns + Math.min(columns, x + half + 1));
      }
    }
  }
  return result;
}

/** Empty cells that cannot be reached from the corner are inside. */
function fillHoles(cells: Uint8Array, { columns, rows }: Grid): void {
  const outside = new Uint8Array(cells.length);
  const open = [0];
  outside[0] = 1;
  for (let cell = open.pop(); cell !== undefined; cell = open.pop()) {
    const x = cell % columns;
    const next = [
      x > 0 ? cell - 1 : -1,
      x < columns - 1 ? cell + 1 : -1,
      cell - columns,
      cell + columns < columns * rows ? cell + columns : -1,
    ];
    for (const other of next) {
      if (other < 0 || outside[other] === 1 || cells[other] === 1) continue;
      outside[other] = 1;
      open.push(other);
    }
  }
  for (let cell = 0; cell < cells.length; cell += 1) cells[cell] = outside[cell] === 1 ? 0 : 1;
}

/** Fills a district, unless most of it has no data: a neighbour's border is no data. */
function coverDistrict(cells: Uint8Array, grid: Grid, ring: readonly number[]): void {
  const inside: number[] = [];
  let covered = 0;
  for (let y = 1; y < grid.rows - 1; y += 1) {
    for (const [from, to] of spansAt(ring, grid, y)) {
      for (let x = Math.max(1, from); x <= Math.min(grid.columns - 2, to); x += 1) {
        const cell = y * grid.columns + x;
        inside.push(cell);
        covered += cells[cell] ?? 0;
      }
    }
  }
  if (covered < DISTRICT_SHARE_MIN * inside.length) return;
  for (const cell of inside) cells[cell] = 1;
}

/** Runs of columns of one row whose middles lie inside the ring. */
function spansAt(ring: readonly number[], grid: Grid, y: number): [number, number][] {
  const lat = grid.south + (y + 0.5) * grid.cellLat;
  const crossed: number[] = [];
  for (let at = 2; at + 1 < ring.length; at += 2) {
    const [aLat, bLat] = [ring[at - 1] ?? 0, ring[at + 1] ?? 0];
    if (aLat > lat === bLat > lat) continue;
    const [aLng, bLng] = [ring[at - 2] ?? 0, ring[at] ?? 0];
    crossed.push(aLng + ((lat - aLat) / (bLat - aLat)) * (bLng - aLng));
  }
  crossed.sort((a, b) => a - b);
  const column = (lng: number): number => (lng - grid.west) / grid.cellLng - 0.5;
  const spans: [number, number][] = [];
  for (let at = 0; at + 1 < crossed.length; at += 2) {
    spans.push([Math.ceil(column(crossed[at] ?? 0)), Math.floor(column(crossed[at + 1] ?? 0))]);
  }
  return spans;
}

/** Mean over three by three cells; the outermost cells stay empty. */
function blurred(cells: ArrayLike<number>, { columns, rows }: Grid): Float32Array {
  const result = new Float32Array(columns * rows);
  for (let y = 1; y < rows - 1; y += 1) {
    for (let x = 1; x < columns - 1; x += 1) {
      let sum = 0;
      for (let dy = -1; dy <= 1; dy += 1) {
        const row = (y + dy) * columns + x;
        sum += (cells[row - 1] ?? 0) + (cells[row] ?? 0) + (cells[row + 1] ?? 0);
      }
      result[y * columns + x] = sum / 9;
    }
  }
  return result;
}

function round6(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6;
}
