import { around, at } from "./at.ts";
import { nearestIndex, shifted, smoothed } from "./curve.ts";
import type { Line } from "./curve.ts";
import type { Noise } from "./noise.ts";
import { apart, between } from "./plane.ts";
import type { Point } from "./plane.ts";
import { ringHolds } from "./polygon.ts";
import type { Ring } from "./polygon.ts";
import { RIVER_Y, TILE_HEIGHT, TILE_WIDTH } from "./tile.ts";

export type WaterKind = "river" | "stream" | "canal" | "lake" | "reservoir";
export type Water = {
  readonly kind: WaterKind;
  /** Its middle line; empty for a lake. */
  readonly line: Line;
  /** Metres across, per point of the line. */
  readonly width: readonly number[];
  readonly ring: Ring;
};

/** River, stream, canal and lakes of a county. `mirror` is 1 or -1: which way it is drawn. */
export function watersOf(wave: Noise, mirror: number): readonly Water[] {
  const across = (x: number, y: number): Point => [x * mirror, y];
  const river = riverLine(wave, mirror);
  const mouth = at(river, nearestIndex(river, across(-2_250, 950)));
  const stream = smoothed(
    [
      ...loose(
        wave,
        [
          [-5_900, 9_300],
          [-5_100, 7_300],
          [-4_100, 5_600],
        ],
        500,
      ),
      ...loose(
        wave,
        [
          [-3_500, 4_200],
          [-3_000, 3_100],
          [-2_350, 2_050],
        ],
        160,
      ),
    ]
      .map(([x, y]) => across(x, y))
      .concat([mouth]),
    40,
  );
  const inlet = at(river, nearestIndex(river, across(2_450, -100)));
  const bends: readonly Point[] = [
    [2_560, 900],
    [2_320, 1_750],
    [2_520, 2_800],
  ];
  const canal = smoothed([inlet, ...bends.map(([x, y]) => across(x, y))], 40);
  return [
    ribbonOf("river", river, (i) => 105 + 34 * wave(i / 26, 77)),
    ribbonOf("stream", stream, (i) => 14 + (22 * i) / stream.length),
    ribbonOf("canal", canal, () => 20),
    basinOf("lake", blobOf(wave, across(2_550, 2_950), [430, 330], 40)),
    basinOf("reservoir", blobOf(wave, across(-900, 7_500), [1_150, 420], 44)),
    basinOf("lake", blobOf(wave, across(6_900, -7_300), [520, 340], 30)),
  ];
}

const basinOf = (kind: WaterKind, ring: Ring): Water => ({ kind, line: [], width: [], ring });

/** The river's middle from west to east, in a bend round the old town. */
function riverLine(wave: Noise, mirror: number): Point[] {
  const upper: readonly Point[] = [
    [-9_900, -500],
    [-8_100, 900],
    [-6_300, -300],
    [-4_700, -500],
  ];
  const bend: readonly Point[] = [
    [-3_300, 700],
    [-2_300, 950],
    [-1_500, 150],
    [-700, -620],
    [450, -700],
  ];
  const lower: readonly Point[] = [
    [5_600, -1_500],
    [7_300, -300],
    [9_200, -900],
    [10_700, -1_500],
  ];
  const points: Point[] = [
    [-TILE_WIDTH / 2, RIVER_Y],
    [-11_900, RIVER_Y],
    ...loose(wave, upper, 500),
    ...loose(wave, bend, 90),
    ...loose(
      wave,
      [
        [1_500, -150],
        [2_700, -60],
        [4_000, -950],
      ],
      120,
    ),
    ...loose(wave, lower, 450),
    [11_900, RIVER_Y],
    [TILE_WIDTH / 2, RIVER_Y],
  ];
  const turned = points.map(([x, y]): Point => [x * mirror, y]);
  return smoothed(mirror < 0 ? turned.reverse() : turned, 45);
}

const loose = (wave: Noise, points: readonly Point[], by: number): Point[] =>
  points.map(([x, y], i): Point => [x + by * wave(i * 3.1, 5), y + by * wave(9, i * 2.7)]);

function ribbonOf(kind: WaterKind, line: Line, widthAt: (i: number) => number): Water {
  const width = line.map((_, i) => widthAt(i));
  const left = shifted(line, (i) => at(width, i) / 2);
  const right = shifted(line, (i) => -at(width, i) / 2);
  return { kind, line, width, ring: [...right, ...left.reverse()] };
}

/** An uneven shore about a middle, `radii` east and north. */
export function blobOf(wave: Noise, middle: Point, radii: Point, points: number): Point[] {
  const shore: Point[] = [];
  for (let k = 0; k < points; k += 1) {
    const angle = (k / points) * 2 * Math.PI;
    const [c, s] = [Math.cos(angle), Math.sin(angle)];
    const reach = 1 + 0.32 * wave(c * 1.6 + middle[0] / 900, s * 1.6 + middle[1] / 900);
    shore.push([middle[0] + radii[0] * reach * c, middle[1] + radii[1] * reach * s]);
  }
  return shore;
}

const CELL = 10;

/** Tells which water a point lies in, quickly: a raster of 10 m cells. */
export type WaterMap = (point: Point) => WaterKind | null;

export function waterMapOf(waters: readonly Water[]): WaterMap {
  const [columns, rows] = [TILE_WIDTH / CELL, TILE_HEIGHT / CELL];
  const cells = new Uint8Array(columns * rows);
  const column = (x: number): number => Math.floor((x + TILE_WIDTH / 2) / CELL);
  const row = (y: number): number => Math.floor((y + TILE_HEIGHT / 2) / CELL);
  const fill = (middle: Point, reach: number, test: (p: Point) => boolean, mark: number): void => {
    for (let j = row(middle[1] - reach); j <= row(middle[1] + reach); j += 1) {
      for (let i = column(middle[0] - reach); i <= column(middle[0] + reach); i += 1) {
        if (i < 0 || j < 0 || i >= columns || j >= rows) continue;
        const x = (i + 0.5) * CELL - TILE_WIDTH / 2;
        const y = (j + 0.5) * CELL - TILE_HEIGHT / 2;
        if (cells[j * columns + i] === 0 && test([x, y])) cells[j * columns + i] = mark;
      }
    }
  };
  waters.forEach((water, k) => {
    if (water.line.length === 0) {
      const [middle, reach] = spanOf(water.ring);
      fill(middle, reach, (p) => ringHolds(water.ring, p), k + 1);
    }
    for (let i = 0; i + 1 < water.line.length; i += 1) {
      const reach = at(water.width, i) / 2 + 2;
      const [a, b] = [at(water.line, i), at(water.line, i + 1)];
      for (const middle of [0, 0.25, 0.5, 0.75].map((share) => between(a, b, share))) {
        fill(middle, reach, (p) => apart(p, middle) <= reach, k + 1);
      }
    }
  });
  return ([x, y]) => {
    const [i, j] = [column(x), row(y)];
    if (i < 0 || j < 0 || i >= columns || j >= rows) return null;
    const mark = at(cells, j * columns + i);
    return mark === 0 ? null : at(waters, mark - 1).kind;
  };
}

function spanOf(ring: Ring): readonly [Point, number] {
  const middle = between(at(ring, 0), around(ring, Math.floor(ring.length / 2)), 0.5);
  return [middle, Math.max(...ring.map((point) => apart(point, middle))) + CELL];
}
