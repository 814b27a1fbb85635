import type { Random } from "../kit/random.ts";
import { at } from "./at.ts";
import type { Block, BlockUse } from "./block.ts";
import type { Yards } from "./estate.ts";
import { dot, leftOf, plus, times, turned } from "./plane.ts";
import type { Point } from "./plane.ts";
import { centroidOf, distanceToRing, distanceToSegment, frameOf, ringHolds } from "./polygon.ts";
import type { Ring } from "./polygon.ts";
import type { Terrain } from "./terrain.ts";

export type Building = {
  readonly kind: string;
  readonly ring: Ring;
  readonly levels: number;
  readonly block: number;
};

type Style = {
  readonly kind: string;
  /** Metres along the row and across it, and the gaps after each; the share that stands. */
  readonly along: number;
  readonly across: number;
  readonly gapAlong: number;
  readonly gapAcross: number;
  readonly setback: number;
  readonly levels: readonly [number, number];
  readonly stands: number;
  readonly most: number;
  /** Rows look south, as dwellings do, rather than follow the street. */
  readonly south: boolean;
};

const base: Style = {
  kind: "yes",
  along: 24,
  across: 14,
  gapAlong: 12,
  gapAcross: 14,
  setback: 9,
  levels: [2, 4],
  stands: 0.85,
  most: 10,
  south: false,
};

const STYLES: Readonly<Partial<Record<BlockUse, Style>>> = {
  "old-housing": {
    ...base,
    kind: "house",
    along: 19,
    across: 13,
    gapAlong: 3,
    gapAcross: 9,
    setback: 6,
    levels: [1, 3],
    most: 9,
    stands: 0.8,
  },
  "slab-housing": {
    ...base,
    kind: "apartments",
    along: 58,
    across: 13,
    gapAlong: 13,
    gapAcross: 22,
    setback: 13,
    levels: [5, 7],
    most: 12,
    south: true,
    stands: 0.92,
  },
  "tower-housing": {
    ...base,
    kind: "apartments",
    along: 31,
    across: 18,
    gapAlong: 30,
    gapAcross: 36,
    setback: 17,
    levels: [17, 33],
    most: 12,
    south: true,
    stands: 0.9,
  },
  "town-housing": {
    ...base,
    kind: "residential",
    along: 34,
    across: 13,
    gapAlong: 9,
    gapAcross: 17,
    setback: 9,
    levels: [3, 5],
    most: 5,
    stands: 0.72,
    south: true,
  },
  village: {
    ...base,
    kind: "house",
    along: 22,
    across: 12,
    gapAlong: 7,
    gapAcross: 15,
    setback: 7,
    levels: [2, 4],
    most: 4,
    stands: 0.7,
    south: true,
  },
  commercial: {
    ...base,
    kind: "commercial",
    along: 62,
    across: 34,
    gapAlong: 20,
    gapAcross: 22,
    setback: 15,
    levels: [3, 22],
    most: 4,
  },
  industrial: {
    ...base,
    kind: "industrial",
    along: 92,
    across: 44,
    gapAlong: 22,
    gapAcross: 24,
    setback: 16,
    levels: [1, 3],
    most: 6,
    stands: 0.86,
  },
  civic: {
    ...base,
    kind: "public",
    along: 62,
    across: 19,
    gapAlong: 22,
    gapAcross: 40,
    setback: 18,
    levels: [4, 12],
    most: 3,
  },
  school: {
    ...base,
    kind: "school",
    along: 64,
    across: 15,
    gapAlong: 30,
    gapAcross: 34,
    setback: 16,
    levels: [4, 5],
    most: 4,
    south: true,
  },
  hospital: {
    ...base,
    kind: "hospital",
    along: 70,
    across: 22,
    gapAlong: 20,
    gapAcross: 30,
    setback: 16,
    levels: [6, 16],
    most: 4,
    south: true,
  },
  market: {
    ...base,
    kind: "retail",
    along: 56,
    across: 30,
    gapAlong: 14,
    gapAcross: 14,
    setback: 9,
    levels: [1, 2],
    most: 2,
  },
  temple: {
    ...base,
    kind: "temple",
    along: 22,
    across: 13,
    gapAlong: 12,
    gapAcross: 12,
    setback: 8,
    levels: [1, 2],
    most: 4,
    south: true,
  },
};

/** Rows of buildings on every block that has any. */
export function buildingsOf(
  blocks: readonly Block[],
  yards: Yards,
  terrain: Terrain,
  random: Random,
): Building[] {
  return blocks.flatMap((block, index) => {
    const style = STYLES[block.use];
    if (style === undefined || block.area > 260_000) return [];
    const roads = yards.roads.get(index) ?? [];
    return rowsOn(block, index, style, random).filter(({ ring }) =>
      [...ring, centroidOf(ring)].every(
        (p) =>
          terrain.waterAt(p) === null && roads.every(([a, b]) => distanceToSegment(p, a, b) > 5.5),
      ),
    );
  });
}

function rowsOn(block: Block, index: number, style: Style, random: Random): Building[] {
  const axis = style.south ? southAxis(block.ring, random) : frameOf(block.ring).axis;
  const side = leftOf(axis);
  const spots = spotsIn(block.ring, axis, style, random);
  const buildings: Building[] = [];
  for (const spot of spots) {
    if (buildings.length >= style.most) break;
    if (random() > style.stands) continue;
    const [u, v] = [
      (style.along * (0.8 + 0.4 * random())) / 2,
      (style.across * (0.85 + 0.3 * random())) / 2,
    ];
    const corner = (i: number, j: number): Point =>
      plus(spot, plus(times(axis, i * u), times(side, j * v)));
    const ring = [corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1)];
    if (!fits(block.ring, ring, style.setback)) continue;
    const [low, high] = style.levels;
    const levels = Math.round(
      low + (high - low) * random() * (style.levels[1] > 12 ? random() : 1),
    );
    buildings.push({ kind: style.kind, ring: shaped(ring, random), levels, block: index });
  }
  return buildings;
}

/** Some buildings have a wing. */
function shaped(ring: Ring, random: Random): Ring {
  const [a, b, c, d] = [at(ring, 0), at(ring, 1), at(ring, 2), at(ring, 3)];
  if (random() > 0.22) return ring;
  const part = (from: Point, to: Point, share: number): Point =>
    plus(times(from, 1 - share), times(to, share));
  const cut = 0.45 + 0.2 * random();
  const inner = plus(part(a, b, cut), times(plus(d, times(a, -1)), 0.5));
  return [a, b, c, part(d, c, cut), inner, part(a, d, 0.5)];
}

/** The direction of rows that look about south, but not quite square to the map. */
function southAxis(ring: Ring, random: Random): Point {
  const { axis } = frameOf(ring);
  const east: Point = Math.abs(axis[0]) > Math.abs(axis[1]) ? axis : leftOf(axis);
  const forward = east[0] < 0 ? times(east, -1) : east;
  const angle = Math.atan2(forward[1], forward[0]);
  const kept = Math.max(-0.38, Math.min(0.38, angle));
  return turned([1, 0], kept + (random() - 0.5) * 0.03);
}

function spotsIn(ring: Ring, axis: Point, style: Style, random: Random): Point[] {
  const side = leftOf(axis);
  let [u0, u1, v0, v1] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const p of ring) {
    const [u, v] = [dot(p, axis), dot(p, side)];
    [u0, u1, v0, v1] = [Math.min(u0, u), Math.max(u1, u), Math.min(v0, v), Math.max(v1, v)];
  }
  const [stepU, stepV] = [style.along + style.gapAlong, style.across + style.gapAcross];
  const startU = u0 + style.setback + style.along / 2 + random() * 8;
  const spots: Point[] = [];
  for (let v = v0 + style.setback + style.across / 2; v < v1; v += stepV) {
    for (let u = startU; u < u1; u += stepU) {
      spots.push(plus(times(axis, u), times(side, v + (random() - 0.5) * 3)));
    }
  }
  const inside = spots.filter((p) => ringHolds(ring, p));
  if (inside.length <= style.most) return inside;
  // A large block is filled evenly rather than from one end.
  const stride = inside.length / (style.most * 1.5);
  const thin = Array.from({ length: Math.floor(style.most * 1.5) }, (_, k) =>
    at(inside, Math.floor(k * Math.max(1, stride)) % inside.length),
  );
  return [...new Set(thin)];
}

function fits(block: Ring, ring: Ring, setback: number): boolean {
  const middle = times(plus(at(ring, 0), at(ring, 2)), 0.5);
  return [...ring, middle].every(
    (p) => ringHolds(block, p) && distanceToRing(block, p) > setback * 0.75,
  );
}
