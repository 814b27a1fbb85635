import { at } from "./at.ts";
import { noiseFrom } from "./noise.ts";
import { plus } from "./plane.ts";
import type { Point } from "./plane.ts";

export const CITY_SCALES = ["county", "city", "metro"] as const;
export type CityScale = (typeof CITY_SCALES)[number];

/** Counties side by side, in columns and rows. */
const COUNTIES = { county: [1, 1], city: [3, 1], metro: [5, 2] } as const;

export const TILE_WIDTH = 26_000;
export const TILE_HEIGHT = 20_000;
/** Where roads, the river, the expressway and the railway cross from county to county. */
export const RIVER_Y = -900;
export const EXPRESSWAY_Y = -5_000;
export const RAILWAY_Y = 4_700;
const SIDE_GATES = [2_600, -6_600];
const END_GATES = [-2_800, 5_200];
const BORDER_STEP = 250;
const BORDER_SWING = 750;

/** One county of the map. Everything in it is laid out round its own middle. */
export type Tile = {
  readonly index: number;
  readonly seed: number;
  /** Metres from the map's origin to the county's middle. */
  readonly centre: Point;
  readonly column: number;
  readonly row: number;
  readonly columns: number;
  readonly rows: number;
};

export function tilesOf(seed: number, scale: CityScale): Tile[] {
  const [columns, rows] = COUNTIES[scale];
  const tiles: Tile[] = [];
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const index = row * columns + column;
      const centre: Point = [
        (column - (columns - 1) / 2) * TILE_WIDTH,
        ((rows - 1) / 2 - row) * TILE_HEIGHT,
      ];
      tiles.push({ index, seed: seed * 31 + index * 7_919, centre, column, row, columns, rows });
    }
  }
  return tiles;
}

export type Border = {
  /** Counter-clockwise, with a point at every gate. */
  readonly ring: readonly Point[];
  /** Where main roads leave the county. */
  readonly gates: readonly Point[];
};

/** The winding border of a county; neighbours get the same line from either side. */
export function borderOf(seed: number, tile: Tile): Border {
  const wave = noiseFrom(seed + 501);
  const [w, h] = [TILE_WIDTH / 2, TILE_HEIGHT / 2];
  const swing = (key: number, along: number, half: number): number => {
    const fade = Math.cos((along / half) * (Math.PI / 2));
    return BORDER_SWING * fade * wave(along / 2_300 + key * 13.7, key * 7.9);
  };
  const side =
    (column: number) =>
    (y: number): number =>
      swing(column + tile.row * 40 + 3, y, h);
  const end =
    (row: number) =>
    (x: number): number =>
      swing(row + tile.column * 40 + 900, x, w);
  const [west, east] = [side(tile.column), side(tile.column + 1)];
  const [north, south] = [end(tile.row), end(tile.row + 1)];
  const ring: Point[] = [
    ...stations(w, END_GATES).map((x): Point => [x, -h + south(x)]),
    ...stations(h, SIDE_GATES).map((y): Point => [w + east(y), y]),
    ...stations(w, END_GATES)
      .reverse()
      .map((x): Point => [x, h + north(x)]),
    ...stations(h, SIDE_GATES)
      .reverse()
      .map((y): Point => [-w + west(y), y]),
  ].filter((point, i, all) => i === 0 || differs(point, at(all, i - 1)));
  if (!differs(at(ring, 0), at(ring, ring.length - 1))) ring.pop();
  const gates: Point[] = [
    ...SIDE_GATES.flatMap((y): Point[] => [
      [-w + west(y), y],
      [w + east(y), y],
    ]),
    ...END_GATES.flatMap((x): Point[] => [
      [x, -h + south(x)],
      [x, h + north(x)],
    ]),
  ];
  return { ring, gates };
}

const differs = (a: Point, b: Point): boolean => Math.abs(a[0] - b[0]) + Math.abs(a[1] - b[1]) > 1;

function stations(half: number, gates: readonly number[]): number[] {
  const every: number[] = [];
  for (let s = -half; s <= half; s += BORDER_STEP) {
    if (gates.every((gate) => Math.abs(gate - s) > BORDER_STEP / 2)) every.push(s);
  }
  return [...every, ...gates].sort((a, b) => a - b);
}

export const inWorld = (tile: Tile, point: Point): Point => plus(point, tile.centre);
