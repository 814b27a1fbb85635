import { randomFrom } from "../kit/random.ts";
import type { Random } from "../kit/random.ts";
import type { Grown } from "./growth.ts";
import { noiseFrom } from "./noise.ts";
import { degreeOf } from "./net.ts";
import { putRing } from "./osm-model.ts";
import type { OsmPart, Tags } from "./osm-model.ts";
import { plus, times, turned } from "./plane.ts";
import type { Point } from "./plane.ts";
import { EXPRESSWAY_Y, RAILWAY_Y, TILE_HEIGHT, TILE_WIDTH } from "./tile.ts";
import { blobOf } from "./water.ts";

type Patch = {
  readonly count: number;
  readonly radius: readonly [number, number];
  readonly squareness: boolean;
  readonly tags: Tags;
};

const PATCHES: readonly Patch[] = [
  { count: 150, radius: [22, 75], squareness: false, tags: { natural: "water", water: "pond" } },
  { count: 190, radius: [40, 190], squareness: false, tags: { landuse: "forest" } },
  { count: 130, radius: [60, 210], squareness: true, tags: { landuse: "orchard" } },
  { count: 60, radius: [50, 140], squareness: true, tags: { landuse: "greenhouse_horticulture" } },
  { count: 90, radius: [60, 170], squareness: true, tags: { landuse: "meadow" } },
];
const CELL = 60;
const TRIES_A_PATCH = 14;

/** Ponds, copses, tea gardens and greenhouses in the fields, clear of roads and of each other. */
export function putCountryside(grown: Grown, part: OsmPart): void {
  const random = randomFrom(grown.tile.seed + 157);
  const wave = noiseFrom(grown.tile.seed + 163);
  const taken = roadCells(grown);
  for (const patch of PATCHES) {
    const [low, high] = patch.radius;
    for (let k = 0, put = 0; k < patch.count * TRIES_A_PATCH && put < patch.count; k += 1) {
      const middle: Point = [(random() - 0.5) * TILE_WIDTH, (random() - 0.5) * TILE_HEIGHT];
      const radius = low + (high - low) * random() * random();
      if (!isField(grown, middle) || !isFree(taken, middle, radius * 1.5 + 20)) continue;
      take(taken, middle, radius);
      const ring = patch.squareness
        ? plot(middle, radius, random)
        : grove(wave, middle, radius, random);
      putRing(part, ring, patch.tags);
      put += 1;
    }
  }
}

function grove(wave: ReturnType<typeof noiseFrom>, middle: Point, radius: number, random: Random) {
  const radii: Point = [radius * (0.8 + 0.6 * random()), radius * (0.6 + 0.5 * random())];
  return blobOf((u, v) => 1.5 * wave(u, v), middle, radii, 14);
}

function plot(middle: Point, radius: number, random: Random): Point[] {
  const turn = (random() - 0.5) * 1.2;
  const [u, v] = [radius * (0.8 + 0.4 * random()), radius * (0.5 + 0.4 * random())];
  const corners: readonly Point[] = [
    [-u, -v],
    [u, -v * 0.9],
    [u * 0.95, v],
    [-u, v * 0.85],
  ];
  return corners.map((corner) => plus(middle, turned(corner, turn)));
}

function isField(grown: Grown, point: Point): boolean {
  const [, y] = point;
  if (Math.abs(y - EXPRESSWAY_Y) < 560 || Math.abs(y - RAILWAY_Y) < 380) return false;
  const zone = grown.zoneAt(point);
  return (zone === "rural" || zone === "fringe") && grown.terrain.height(point) < 0.28;
}

const keyOf = (i: number, j: number): number => (i + 1_000) * 10_000 + j + 1_000;

/** The cells in which there is a road, a shore or something that was put there before. */
function roadCells(grown: Grown): Set<number> {
  const taken = new Set<number>();
  grown.net.points.forEach((point, node) => {
    if (degreeOf(grown.net, node) > 0) take(taken, point, 0);
  });
  for (const { ring } of grown.terrain.waters) for (const point of ring) take(taken, point, 0);
  for (const point of grown.terrain.border.ring) {
    for (const share of [1, 0.995]) take(taken, times(point, share), CELL);
  }
  return taken;
}

function cellsIn([x, y]: Point, radius: number): number[] {
  const reach = Math.ceil(radius / CELL);
  const [i, j] = [Math.floor(x / CELL), Math.floor(y / CELL)];
  const cells: number[] = [];
  for (let di = -reach; di <= reach; di += 1) {
    for (let dj = -reach; dj <= reach; dj += 1) cells.push(keyOf(i + di, j + dj));
  }
  return cells;
}

function take(taken: Set<number>, point: Point, radius: number): void {
  for (const cell of cellsIn(point, radius)) taken.add(cell);
}

const isFree = (taken: ReadonlySet<number>, point: Point, radius: number): boolean =>
  cellsIn(point, radius).every((cell) => !taken.has(cell));
