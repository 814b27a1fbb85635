import type { Random } from "../kit/random.ts";
import { around, at } from "./at.ts";
import type { Grown } from "./growth.ts";
import { pointsOf } from "./net.ts";
import { noiseFrom } from "./noise.ts";
import { apart, between } from "./plane.ts";
import type { Point } from "./plane.ts";
import { centroidOf, signedArea } from "./polygon.ts";
import type { Ring } from "./polygon.ts";
import type { Zone } from "./zone.ts";

export type BlockUse =
  | "old-housing"
  | "slab-housing"
  | "tower-housing"
  | "town-housing"
  | "village"
  | "commercial"
  | "industrial"
  | "civic"
  | "school"
  | "hospital"
  | "market"
  | "temple"
  | "park"
  | "water-side"
  | "farmland"
  | "orchard"
  | "meadow"
  | "wood";

/** A piece of land between streets. */
export type Block = {
  /** Node numbers, counter-clockwise. */
  readonly nodes: readonly number[];
  readonly ring: Ring;
  readonly middle: Point;
  readonly area: number;
  readonly zone: Zone;
  use: BlockUse;
  /** Which town or street office it belongs to. */
  owner: number;
};

type Share = readonly [use: BlockUse, weight: number];
const HECTARE = 10_000;

const SHARES: Readonly<Record<Zone, readonly Share[]>> = {
  "old-town": [
    ["old-housing", 92],
    ["commercial", 5],
    ["park", 1.5],
    ["temple", 0.7],
    ["market", 0.8],
  ],
  core: [
    ["slab-housing", 52],
    ["commercial", 27],
    ["civic", 6],
    ["school", 5],
    ["park", 5],
    ["market", 2],
    ["tower-housing", 3],
  ],
  "new-town": [
    ["tower-housing", 56],
    ["commercial", 18],
    ["civic", 6],
    ["school", 6],
    ["park", 10],
    ["meadow", 4],
  ],
  urban: [
    ["slab-housing", 44],
    ["tower-housing", 20],
    ["commercial", 12],
    ["industrial", 7],
    ["school", 5],
    ["park", 5],
    ["meadow", 4],
    ["market", 1],
    ["civic", 2],
  ],
  industry: [
    ["industrial", 82],
    ["meadow", 8],
    ["slab-housing", 6],
    ["commercial", 4],
  ],
  town: [
    ["town-housing", 70],
    ["commercial", 9],
    ["school", 4],
    ["industrial", 6],
    ["civic", 3],
    ["meadow", 5],
    ["market", 2],
    ["park", 1],
  ],
  village: [
    ["village", 92],
    ["meadow", 5],
    ["temple", 1],
    ["orchard", 2],
  ],
  fringe: [
    ["farmland", 78],
    ["orchard", 10],
    ["meadow", 12],
  ],
  rural: [
    ["farmland", 82],
    ["orchard", 13],
    ["meadow", 5],
  ],
  hill: [["wood", 1]],
  water: [["water-side", 1]],
};

/** The blocks of a county, each with what stands on it. */
export function blocksOf(grown: Grown, random: Random): Block[] {
  const taste = noiseFrom(grown.tile.seed + 83);
  const blocks = grown.blocks.map((nodes): Block => {
    const ring = pointsOf(grown.net, nodes);
    const middle = centroidOf(ring);
    const zone = isShore(grown, ring) ? "water" : grown.zoneAt(middle);
    const area = signedArea(ring);
    const lean = 0.5 + 0.5 * taste(middle[0] / 700, middle[1] / 700);
    const use = useOf(zone, area, (2.6 * lean + 0.45 * random()) % 1);
    return { nodes, ring, middle, area, zone, use, owner: 0 };
  });
  plantLandmarks(grown, blocks);
  return blocks;
}

const SHORE_SHARE = 0.3;

/** Is the block a strip of water with its banks? */
function isShore(grown: Grown, ring: Ring): boolean {
  const half = Math.floor(ring.length / 2);
  const wet = ring.filter((point, i) => {
    const across = between(point, around(ring, i + half), 0.5);
    return grown.terrain.waterAt(across) !== null;
  });
  return wet.length > SHORE_SHARE * ring.length;
}

function useOf(zone: Zone, area: number, draw: number): BlockUse {
  if (area > (zone === "rural" ? 70 : 24) * HECTARE) {
    return zone === "hill" ? "wood" : zone === "water" ? "water-side" : "farmland";
  }
  if (area < 900) return "meadow";
  const shares = SHARES[zone];
  let rest = draw * shares.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [use, weight] of shares) {
    rest -= weight;
    if (rest <= 0) return use;
  }
  return at(shares, 0)[0];
}

/** The block nearest to a place that is large enough. */
export function blockNear(blocks: readonly Block[], place: Point, areaMin: number): Block {
  let best = at(blocks, 0);
  for (const block of blocks) {
    if (block.area < areaMin || block.area > 20 * HECTARE) continue;
    if (apart(block.middle, place) < apart(best.middle, place)) best = block;
  }
  return best;
}

/** What every county town has once: two hospitals, government, high schools, a park on its hill. */
function plantLandmarks(grown: Grown, blocks: readonly Block[]): void {
  const m = grown.terrain.mirror;
  const fixed: readonly (readonly [BlockUse, number, number, number])[] = [
    ["civic", 1_250, 820, 1.4],
    ["hospital", -900, 1_350, 1.6],
    ["hospital", 2_000, -1_600, 2.4],
    ["school", -1_250, 850, 1.6],
    ["school", 3_600, 1_900, 3],
    ["school", 300, -2_300, 2.4],
    ["park", 1_500, 1_350, 1.4],
    ["park", -3_300, 700, 2],
    ["temple", -600, 420, 0.3],
    ["park", 250, 520, 0.4],
    ["market", 480, -20, 0.3],
    ["commercial", 1_100, 300, 1.5],
  ];
  for (const [use, x, y, hectares] of fixed) {
    blockNear(blocks, [x * m, y], hectares * HECTARE).use = use;
  }
  for (const block of blocks) {
    if (block.zone === "hill" && apart(block.middle, grown.terrain.cityHill) < 900) {
      block.use = "park";
    }
  }
}
