import { randomFrom } from "../kit/random.ts";
import { at } from "./at.ts";
import { cheapWay, roadNear } from "./cheap-way.ts";
import type { Ground } from "./cheap-way.ts";
import { smoothed } from "./curve.ts";
import { noiseFrom } from "./noise.ts";
import { apart } from "./plane.ts";
import type { Point } from "./plane.ts";
import type { Plan } from "./plan.ts";
import type { Stroke } from "./plan-net.ts";
import { distanceToRing, ringHolds } from "./polygon.ts";
import type { Settlement } from "./settlement.ts";
import { newStreet } from "./street.ts";
import type { Terrain } from "./terrain.ts";
import { EXPRESSWAY_Y, RAILWAY_Y, TILE_HEIGHT, TILE_WIDTH } from "./tile.ts";
import type { Tile } from "./tile.ts";
import { blobOf } from "./water.ts";

const VILLAGES = 120;
const TRIES_MAX = 12_000;
const SPACING = 780;
const TOWN_SPACING = 1_250;
const LANE_MAX = 3_000;

/** Villages all over the plain and the valleys, never too near to each other. */
export function villagesOf(
  tile: Tile,
  terrain: Terrain,
  plan: Plan,
  towns: readonly Settlement[],
): Settlement[] {
  const random = randomFrom(tile.seed + 79);
  const wave = noiseFrom(tile.seed + 73);
  const villages: Settlement[] = [];
  for (let k = 0; k < TRIES_MAX && villages.length < VILLAGES; k += 1) {
    const middle: Point = [(random() - 0.5) * TILE_WIDTH, (random() - 0.5) * TILE_HEIGHT];
    if (villages.some((other) => apart(other.middle, middle) < SPACING)) continue;
    if (towns.some((town) => apart(town.middle, middle) < TOWN_SPACING)) continue;
    const reach = 95 + 100 * random() * random();
    if (!villageFits(terrain, plan, middle, reach)) continue;
    const radii: Point = [reach * (0.8 + 0.6 * random()), reach * (0.8 + 0.4 * random())];
    const ring = smoothed(
      blobOf((u, v) => 1.9 * wave(u * 1.3, v * 1.3), middle, radii, 8),
      30,
      true,
    );
    villages.push({ kind: "village", middle, ring });
  }
  return villages;
}

/** The villages' own streets, and lanes from each to the nearest road and to its neighbour. */
export function lanesTo(villages: readonly Settlement[], plan: Plan, ground: Ground): Stroke[] {
  const strokes: Stroke[] = [];
  const draw = (points: readonly Point[]): void => {
    strokes.push({ street: newStreet(plan.streets, { class: "unclassified" }).id, points });
  };
  for (const { middle } of villages) {
    const road = roadNear(ground, middle, LANE_MAX);
    if (road !== null) for (const points of cheapWay(ground, middle, road)) draw(points);
  }
  villages.forEach(({ middle }, i) => {
    const near = villages
      .slice(i + 1)
      .filter((other) => apart(other.middle, middle) < 1_900)
      .sort((a, b) => apart(a.middle, middle) - apart(b.middle, middle));
    if (near.length === 0 || i % 2 === 1) return;
    for (const points of cheapWay(ground, middle, at(near, 0).middle)) draw(points);
  });
  for (const { ring } of villages) draw(ring);
  return strokes;
}

function villageFits(terrain: Terrain, plan: Plan, middle: Point, reach: number): boolean {
  const [x, y] = middle;
  if (terrain.height(middle) > 0.3 || ringHolds(plan.outerRing, middle)) return false;
  if (!ringHolds(terrain.border.ring, middle)) return false;
  if (distanceToRing(terrain.border.ring, middle) < 400) return false;
  if (distanceToRing(plan.outerRing, middle) < 450) return false;
  if (Math.abs(y - EXPRESSWAY_Y) < 520 || Math.abs(y - RAILWAY_Y) < 420) return false;
  if (plan.industry.some((ring) => distanceToRing(ring, middle) < 300)) return false;
  if (plan.industry.some((ring) => ringHolds(ring, middle))) return false;
  for (let k = 0; k < 8; k += 1) {
    const turn = (k / 8) * 2 * Math.PI;
    const near: Point = [x + 1.5 * reach * Math.cos(turn), y + 1.5 * reach * Math.sin(turn)];
    if (terrain.waterAt(near) !== null || terrain.height(near) > 0.46) return false;
  }
  return true;
}
