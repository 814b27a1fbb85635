import { at } from "./at.ts";
import type { County } from "./county.ts";
import { degreeOf, edgeEnds, streetOf } from "./net.ts";
import { apart, between, compassOf, minus } from "./plane.ts";
import type { Point } from "./plane.ts";
import type { Street } from "./street.ts";
import type { Zone } from "./zone.ts";

/** A crossing of named streets, with the compass direction of each arm. */
export type Crossing = {
  readonly point: Point;
  readonly streets: readonly string[];
  readonly arms: readonly number[];
  readonly zone: Zone;
  readonly weight: number;
};

const ZONE_WEIGHT: Readonly<Record<Zone, number>> = {
  "old-town": 2.4,
  core: 3,
  "new-town": 2,
  urban: 1.5,
  industry: 1.2,
  town: 1.1,
  village: 0.7,
  fringe: 0.4,
  rural: 0.25,
  hill: 0.05,
  water: 0.3,
};

export function crossingsOf(county: County): Crossing[] {
  const { net, plan, zoneAt } = county.grown;
  const crossings: Crossing[] = [];
  net.points.forEach((point, node) => {
    if (degreeOf(net, node) < 3) return;
    const arms = at(net.neighbours, node).map((next) => ({
      street: at(plan.streets, streetOf(net, node, next)),
      heading: Math.round(compassOf(minus(at(net.points, next), point))),
    }));
    if (arms.some(({ street }) => street.class === "border")) return;
    const named = arms.flatMap(({ street }) => (street.name === null ? [] : [street.name.zh]));
    if (named.length === 0) return;
    const zone = zoneAt(point);
    const wide = arms.filter(({ street }) => laneCount(street) >= 2).length;
    crossings.push({
      point,
      streets: [...new Set(named)],
      arms: arms.map(({ heading }) => heading % 360),
      zone,
      weight: ZONE_WEIGHT[zone] * (1 + wide),
    });
  });
  return crossings;
}

/** A stretch of a main road, in the direction in which traffic passes. */
export type Stretch = {
  readonly point: Point;
  readonly heading: number;
  readonly street: Street;
  readonly lanes: number;
  /** Metres to the county's border. */
  readonly toBorder: number;
};

export function stretchesOf(county: County): Stretch[] {
  const { net, plan, terrain } = county.grown;
  const stretches: Stretch[] = [];
  for (const [key, number] of net.edges) {
    const street = at(plan.streets, number);
    const lanes = laneCount(street);
    if (lanes === 0 || street.name === null) continue;
    const [a, b] = edgeEnds(key);
    const [from, to] = [at(net.points, a), at(net.points, b)];
    if (apart(from, to) < 30) continue;
    const point = between(from, to, 0.5);
    const toBorder = Math.min(...terrain.border.gates.map((gate) => apart(gate, point)));
    for (const way of [minus(to, from), minus(from, to)]) {
      stretches.push({ point, heading: Math.round(compassOf(way)) % 360, street, lanes, toBorder });
    }
  }
  return stretches;
}

function laneCount(street: Street): number {
  switch (street.class) {
    case "trunk":
      return 3;
    case "primary":
      return street.dual ? 3 : 2;
    case "secondary":
      return 2;
    case "tertiary":
      return 1;
    default:
      return 0;
  }
}
