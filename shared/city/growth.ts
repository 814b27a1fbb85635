import { randomFrom } from "../kit/random.ts";
import type { Random } from "../kit/random.ts";
import { at } from "./at.ts";
import { groundOf, noteRoad } from "./cheap-way.ts";
import { degreeOf, edgeEnds, facesOf, keepJoined, pruneEnds } from "./net.ts";
import type { Net } from "./net.ts";
import { noiseFrom } from "./noise.ts";
import { apart } from "./plane.ts";
import type { Point } from "./plane.ts";
import { planOf } from "./plan.ts";
import type { Plan } from "./plan.ts";
import { netOf } from "./plan-net.ts";
import type { Stroke } from "./plan-net.ts";
import { distanceToRing, ringHolds } from "./polygon.ts";
import { roadCost, settle } from "./settlement.ts";
import type { Settlement } from "./settlement.ts";
import { newStreet } from "./street.ts";
import { subdivide } from "./subdivide.ts";
import type { Cutter, Cutting } from "./subdivide.ts";
import { terrainOf } from "./terrain.ts";
import type { Terrain } from "./terrain.ts";
import type { Tile } from "./tile.ts";
import { lanesTo, villagesOf } from "./village.ts";
import { zonesOf } from "./zone.ts";
import type { Zone, ZoneAt } from "./zone.ts";

/** A county with all its streets and blocks, before anything is built on them. */
export type Grown = {
  readonly tile: Tile;
  readonly terrain: Terrain;
  readonly plan: Plan;
  readonly settlements: readonly Settlement[];
  readonly zoneAt: ZoneAt;
  readonly net: Net;
  readonly blocks: readonly number[][];
};

const HECTARE = 10_000;
const RING_SNAP = 14;

export function grow(seed: number, tile: Tile): Grown {
  const terrain = terrainOf(seed, tile);
  const plan = planOf(tile, terrain);
  const rough = noiseFrom(tile.seed + 53);
  const ground = groundOf(([x, y]) => {
    const wild = 1.7 + rough(x / 950, y / 950) + 0.6 * rough(y / 420, x / 420);
    return roadCost(terrain, plan, [x, y]) * wild;
  });
  const settlements = settle(tile, terrain, plan, ground);
  const zoneAt = zonesOf(terrain, plan, () => settlements, noiseFrom(tile.seed + 59));
  const random = randomFrom(tile.seed + 61);
  const site: Site = { tile, terrain, plan, zoneAt, random };
  const land = readyNet(plan, plan.strokes);
  subdivide(land, facesOf(land), ruralCutter(site));
  for (const point of land.points) noteRoad(ground, point);
  const strokes = strokesOf(land);
  const villages = villagesOf(tile, terrain, plan, settlements);
  strokes.push(...lanesTo(villages, plan, ground));
  settlements.push(...villages);
  const net = readyNet(plan, strokes);
  const reached = reachedBy(net, settlements);
  settlements.splice(0, settlements.length, ...reached);
  subdivide(net, facesOf(net), townCutter(site));
  const blocks = facesOf(net);
  return { tile, terrain, plan, settlements, zoneAt, net, blocks };
}

function readyNet(plan: Plan, strokes: readonly Stroke[]): Net {
  const net = netOf(strokes);
  pruneEnds(net);
  keepJoined(net, (street) => !isBorder(plan, street));
  pruneEnds(net);
  keepJoined(net, () => true);
  return net;
}

const isBorder = (plan: Plan, street: number): boolean =>
  at(plan.streets, street).class === "border";

/** The settlements that a road reaches. */
function reachedBy(net: Net, settlements: readonly Settlement[]): Settlement[] {
  return settlements.filter(({ ring }) =>
    net.points.some((point, node) => {
      const near = apart(point, at(ring, 0)) < RING_SNAP || apart(point, at(ring, 3)) < RING_SNAP;
      return near && degreeOf(net, node) > 0;
    }),
  );
}

function strokesOf(net: Net): Stroke[] {
  return [...net.edges].map(([key, street]) => {
    const [a, b] = edgeEnds(key);
    return { street, points: [at(net.points, a), at(net.points, b)] };
  });
}

type Site = {
  readonly tile: Tile;
  readonly terrain: Terrain;
  readonly plan: Plan;
  readonly zoneAt: ZoneAt;
  readonly random: Random;
};

/** Country roads: fields are large, and smaller towards the city. */
function ruralCutter({ tile, terrain, plan, zoneAt, random }: Site): Cutter {
  const passable = (point: Point): boolean => {
    const water = terrain.waterAt(point);
    return (water === null || water === "stream") && terrain.height(point) < 0.5;
  };
  return {
    random,
    endsOn: (street) => !isBorder(plan, street),
    wave: noiseFrom(tile.seed + 67),
    passable,
    streetFor: (_, area) =>
      newStreet(plan.streets, { class: area > 260 * HECTARE ? "tertiary" : "unclassified" }).id,
    cuttingAt: (middle) => {
      const zone = zoneAt(middle);
      if (!["rural", "fringe", "hill", "urban", "water"].includes(zone)) return null;
      if (ringHolds(plan.outerRing, middle)) return null;
      const far = distanceToRing(plan.outerRing, middle) / 1_000;
      const target = Math.min(190, 14 + 26 * far ** 1.35) * HECTARE * (zone === "hill" ? 3 : 1);
      return { target, narrowest: 240, bend: 0.95, grid: null, goesOn: 0.12 };
    },
  };
}

const CUTTINGS: Readonly<Record<Zone, Omit<Cutting, "grid"> | null>> = {
  "old-town": { target: 0.5 * HECTARE, narrowest: 40, bend: 0.95, goesOn: 0.1 },
  core: { target: 2.1 * HECTARE, narrowest: 90, bend: 0.5, goesOn: 0.6 },
  "new-town": { target: 4.6 * HECTARE, narrowest: 140, bend: 0, goesOn: 0.95 },
  urban: { target: 3.6 * HECTARE, narrowest: 120, bend: 0.4, goesOn: 0.7 },
  industry: { target: 7.5 * HECTARE, narrowest: 170, bend: 0, goesOn: 0.9 },
  town: { target: 1.9 * HECTARE, narrowest: 80, bend: 0.7, goesOn: 0.5 },
  village: { target: 0.75 * HECTARE, narrowest: 46, bend: 0.8, goesOn: 0.3 },
  fringe: null,
  rural: null,
  hill: null,
  water: null,
};

function townCutter({ tile, terrain, plan, zoneAt, random }: Site): Cutter {
  const m = terrain.mirror;
  const gridOf = (zone: Zone): Point | null =>
    zone === "new-town"
      ? [Math.cos(0.06 * m), Math.sin(0.06 * m)]
      : zone === "industry"
        ? [Math.cos(-0.2 * m), Math.sin(-0.2 * m)]
        : null;
  return {
    random,
    endsOn: (street) => !isBorder(plan, street),
    wave: noiseFrom(tile.seed + 71),
    passable: (point) => terrain.waterAt(point) === null && terrain.height(point) < 0.5,
    streetFor: (middle, area) => streetIn(plan, zoneAt(middle), area / HECTARE, random),
    cuttingAt: (middle, area) => {
      const zone = zoneAt(middle);
      const split = (zone === "hill" || zone === "water") && area > 16 * HECTARE;
      const cutting = CUTTINGS[split && ringHolds(plan.outerRing, middle) ? "urban" : zone];
      if (cutting === null) return null;
      const far = (Math.abs(middle[0]) + Math.abs(middle[1])) / 4_500;
      const wide = zone === "urban" || zone === "new-town" ? 0.75 + 0.55 * far * far : 1;
      return { ...cutting, target: cutting.target * wide, grid: gridOf(zone) };
    },
  };
}

/** A street's class by the size of the block that it divides, in hectares. */
function streetIn(plan: Plan, zone: Zone, hectares: number, random: Random): number {
  if (zone === "old-town") return oldTownStreet(plan, hectares, random);
  if (zone === "village") {
    return newStreet(plan.streets, { class: hectares > 4 ? "unclassified" : "residential" }).id;
  }
  const small = zone === "town" ? 9 : 17;
  if (hectares > 52 && zone !== "town") return newStreet(plan.streets, { class: "secondary" }).id;
  if (hectares > small) return newStreet(plan.streets, { class: "tertiary" }).id;
  const oneway = (zone === "core" && random() < 0.26) || (zone === "urban" && random() < 0.06);
  return newStreet(plan.streets, { class: "residential", oneway }).id;
}

function oldTownStreet(plan: Plan, hectares: number, random: Random): number {
  if (hectares > 26) return newStreet(plan.streets, { class: "residential" }).id;
  if (hectares > 6.5) return newStreet(plan.streets, { class: "living_street" }).id;
  if (hectares > 2.4) return newStreet(plan.streets, { class: "living_street", alley: true }).id;
  const alley = random() < 0.7 ? "footway" : "path";
  return newStreet(plan.streets, { class: alley, alley: true }).id;
}
