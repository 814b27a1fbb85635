import { at } from "./at.ts";
import { layeredFrom, noiseFrom } from "./noise.ts";
import { apart } from "./plane.ts";
import type { Point } from "./plane.ts";
import { borderOf } from "./tile.ts";
import type { Border, Tile } from "./tile.ts";
import { waterMapOf, watersOf } from "./water.ts";
import type { Water, WaterMap } from "./water.ts";

/** Woods stand above this height, on the scale of `Terrain.height`. */
export const WOOD_HEIGHT = 0.36;

export type Terrain = {
  readonly border: Border;
  /** 1, or -1 for a county drawn the other way round. */
  readonly mirror: number;
  readonly waters: readonly Water[];
  readonly waterAt: WaterMap;
  /** 0 in the plain, 1 on the mountains. */
  readonly height: (point: Point) => number;
  /** The hill inside the city, with its temple. */
  readonly cityHill: Point;
};

export function terrainOf(seed: number, tile: Tile): Terrain {
  const mirror = tile.index % 2 === 0 ? 1 : -1;
  const wave = noiseFrom(tile.seed + 11);
  const waters = watersOf(wave, mirror);
  const cityHill: Point = [-2_050 * mirror, -1_650];
  const river = at(waters, 0).line;
  return {
    border: borderOf(seed, tile),
    mirror,
    waters,
    waterAt: waterMapOf(waters),
    height: heightOf(seed, tile, cityHill, riverLevels(river)),
    cityHill,
  };
}

const LEVEL_STEP = 250;

/** How far north the river runs, for every 250 m from west to east. */
function riverLevels(river: readonly Point[]): (x: number) => number {
  const levels = new Map<number, number>();
  for (const [x, y] of river) levels.set(Math.round(x / LEVEL_STEP), y);
  return (x) => levels.get(Math.round(x / LEVEL_STEP)) ?? 0;
}

function heightOf(
  seed: number,
  tile: Tile,
  cityHill: Point,
  level: (x: number) => number,
): (point: Point) => number {
  const hills = layeredFrom(seed + 71, 5);
  const m = Math.sign(-cityHill[0]);
  const flats: readonly Point[] = [
    [5_750 * m, 2_150],
    [2_500 * m, -4_020],
  ];
  return (point) => {
    const [x, y] = point;
    const far = eased((Math.sqrt(x * x + y * y * 1.25) - 4_300) / 4_200);
    const fromRiver = (y - level(x)) / 1_900;
    const valley = Math.exp(-fromRiver * fromRiver);
    const north = 0.16 * eased(y / 3_000);
    const wild = hills((x + tile.centre[0]) / 3_600, (y + tile.centre[1]) / 3_600);
    const inner = apart(point, cityHill) / 430;
    const flat = flats.reduce((sum, p) => sum + Math.exp(-((apart(point, p) / 1_700) ** 2)), 0);
    const hill = 0.85 * Math.exp(-inner * inner * (1 + 0.35 * wild));
    return Math.max(hill, far * (0.12 + north + 1.55 * wild) - 0.5 * valley - 0.7 * flat);
  };
}

const eased = (share: number): number => {
  const t = Math.min(1, Math.max(0, share));
  return t * t * (3 - 2 * t);
};
