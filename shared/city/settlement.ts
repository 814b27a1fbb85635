import { randomFrom } from "../kit/random.ts";
import type { Random } from "../kit/random.ts";
import { at } from "./at.ts";
import { cheapWay } from "./cheap-way.ts";
import type { Ground } from "./cheap-way.ts";
import { smoothed } from "./curve.ts";
import { noiseFrom } from "./noise.ts";
import { apart, between } from "./plane.ts";
import type { Point } from "./plane.ts";
import type { Plan } from "./plan.ts";
import { distanceToRing, ringHolds } from "./polygon.ts";
import type { Ring } from "./polygon.ts";
import { newStreet } from "./street.ts";
import type { RoadClass } from "./street.ts";
import type { Terrain } from "./terrain.ts";
import { EXPRESSWAY_Y, RAILWAY_Y, TILE_HEIGHT, TILE_WIDTH } from "./tile.ts";
import type { Tile } from "./tile.ts";
import { blobOf } from "./water.ts";

/** A town or village: a middle, and the street that runs round it. */
export type Settlement = {
  readonly kind: "town" | "village";
  readonly middle: Point;
  readonly ring: Ring;
};

const TOWNS = 12;
const TRIES_MAX = 6_000;
const LINK_MAX = 9_500;

/** Places towns in the plain, and draws them and the roads between them onto the plan. */
export function settle(tile: Tile, terrain: Terrain, plan: Plan, ground: Ground): Settlement[] {
  const random = randomFrom(tile.seed + 41);
  const wave = noiseFrom(tile.seed + 43);
  const towns = townSites(terrain, plan, random).map((middle): Settlement => {
    const reach = 380 + 260 * random();
    const radii: Point = [reach * (0.85 + 0.4 * random()), reach * (0.7 + 0.3 * random())];
    return {
      kind: "town",
      middle,
      ring: smoothed(
        blobOf((u, v) => 1.6 * wave(u * 1.2, v * 1.2), middle, radii, 11),
        50,
        true,
      ),
    };
  });
  drawLinks({ terrain, plan, ground }, towns, random);
  for (const town of towns) {
    const street = newStreet(plan.streets, { class: "tertiary" });
    plan.strokes.push({ street: street.id, points: town.ring });
  }
  return towns;
}

function townSites(terrain: Terrain, plan: Plan, random: Random): Point[] {
  const sites: Point[] = [];
  for (let spacing = 4_200; sites.length < TOWNS && spacing > 1_800; spacing -= 300) {
    for (let k = 0; k < TRIES_MAX / 8 && sites.length < TOWNS; k += 1) {
      const point: Point = [
        (random() - 0.5) * (TILE_WIDTH - 4_200),
        (random() - 0.5) * (TILE_HEIGHT - 3_600),
      ];
      if (sites.some((site) => apart(site, point) < spacing)) continue;
      if (townFits(terrain, plan, point)) sites.push(point);
    }
  }
  return sites;
}

function townFits(terrain: Terrain, plan: Plan, point: Point): boolean {
  const [, y] = point;
  if (terrain.height(point) > 0.2 || ringHolds(plan.outerRing, point)) return false;
  if (distanceToRing(plan.outerRing, point) < 1_500) return false;
  if (Math.abs(y - EXPRESSWAY_Y) < 900 || Math.abs(y - RAILWAY_Y) < 700) return false;
  if (plan.industry.some((ring) => distanceToRing(ring, point) < 1_200)) return false;
  for (let k = 0; k < 12; k += 1) {
    const turn = (k / 12) * 2 * Math.PI;
    const near: Point = [point[0] + 650 * Math.cos(turn), y + 650 * Math.sin(turn)];
    if (terrain.waterAt(near) !== null || terrain.height(near) > 0.45) return false;
  }
  return terrain.waterAt(point) === null;
}

/** What building a metre of road costs: hills and water are dear, the city is built already. */
export function roadCost(terrain: Terrain, plan: Plan, point: Point): number {
  const water = terrain.waterAt(point);
  if (water === "lake" || water === "reservoir") return Infinity;
  if (!ringHolds(terrain.border.ring, point)) return 60;
  const height = Math.max(0, terrain.height(point));
  const wet = water === "river" ? 26 : water === null ? 0 : 6;
  const city = ringHolds(plan.outerRing, point) ? 25 : 0;
  return 1 + 16 * height * height + wet + city;
}

function drawLinks(
  { terrain, plan, ground }: { terrain: Terrain; plan: Plan; ground: Ground },
  towns: readonly Settlement[],
  random: Random,
): void {
  const middles = towns.map((town) => town.middle);
  const ends = [...plan.anchors, ...middles, ...terrain.border.gates];
  const anchors = plan.anchors.length;
  const gates = anchors + towns.length;
  const taken = new Set<number>();
  const links = linksBetween(ends).filter(([a, b]) => b >= anchors && a < gates);
  links.sort(
    (p, q) => rankOf(p, anchors) - rankOf(q, anchors) || spanOf(ends, p) - spanOf(ends, q),
  );
  for (const [a, b] of links) {
    if (b >= gates && taken.has(b)) continue;
    taken.add(b);
    const roadClass: RoadClass =
      a < anchors ? "primary" : b >= gates || random() < 0.45 ? "secondary" : "tertiary";
    for (const points of cheapWay(ground, at(ends, a), at(ends, b))) {
      const street = newStreet(plan.streets, { class: roadClass });
      plan.strokes.push({ street: street.id, points });
    }
  }
}

/** Roads from the city are built first, the others join them. */
const rankOf = ([a]: readonly [number, number], anchors: number): number => (a < anchors ? 0 : 1);
const spanOf = (ends: readonly Point[], [a, b]: readonly [number, number]): number =>
  apart(at(ends, a), at(ends, b));

/** Pairs with no third point in the circle between them.  Source: Gabriel and Sokal 1969. */
function linksBetween(ends: readonly Point[]): (readonly [number, number])[] {
  const links: (readonly [number, number])[] = [];
  for (let a = 0; a < ends.length; a += 1) {
    for (let b = a + 1; b < ends.length; b += 1) {
      const [from, to] = [at(ends, a), at(ends, b)];
      const middle = between(from, to, 0.5);
      const reach = apart(from, to) / 2;
      if (reach * 2 > LINK_MAX) continue;
      const alone = ends.every((p, c) => c === a || c === b || apart(p, middle) > reach * 0.96);
      if (alone) links.push([a, b]);
    }
  }
  return links;
}
