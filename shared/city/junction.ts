import type { Random } from "../kit/random.ts";
import { shuffled } from "../kit/random.ts";
import { around, at } from "./at.ts";
import type { Grown } from "./growth.ts";
import { degreeOf, edgeEnds, streetOf } from "./net.ts";
import { putBorderNode, putNode, putWay, tagNode } from "./osm-model.ts";
import type { OsmPart, Tags } from "./osm-model.ts";
import { apart, cross, leftOf, minus, plus, times, towards } from "./plane.ts";
import type { Point } from "./plane.ts";
import { drivable } from "./street.ts";
import type { RoadClass, Street } from "./street.ts";

/** Gives the node at which a street meets a junction; a wide junction has several. */
export type Junctions = {
  /** The node of the file for an arm of a junction: the node and the next one along the arm. */
  readonly attach: (node: number, next: number) => number;
  /** Both carriageways at a node of a dual street: to its left and right. */
  readonly sides: Map<number, readonly [left: number, right: number]>;
  readonly roundabouts: ReadonlySet<number>;
};

const CARRIAGEWAY_APART = 9;
const ROUNDABOUT_RADIUS = 24;
const ROUNDABOUTS = 3;
const RANK: readonly (RoadClass | "border")[] = ["trunk", "primary", "secondary", "tertiary"];

export function junctionsOf(grown: Grown, part: OsmPart, random: Random): Junctions {
  const { net } = grown;
  const sides = carriageways(grown, part);
  const single = singleNodes(grown, part, sides);
  const rounds = roundaboutsOf(grown, sides, random);
  const arms = new Map<number, number>();
  for (const node of rounds) drawRoundabout(grown, part, node, arms);
  linkCarriageways(grown, part, sides);
  const attach = (node: number, next: number): number => {
    const pair = sides.get(node);
    if (pair !== undefined) return pair[sideOf(grown, node, next) > 0 ? 0 : 1];
    return arms.get(edgeArm(node, next, net.points.length)) ?? at(single, node);
  };
  return { attach, sides, roundabouts: rounds };
}

const edgeArm = (node: number, next: number, count: number): number => node * count + next;

function singleNodes(
  grown: Grown,
  part: OsmPart,
  sides: ReadonlyMap<number, readonly [number, number]>,
): Float64Array {
  const { net, plan, terrain } = grown;
  const ids = new Float64Array(net.points.length);
  for (let node = 0; node < ids.length; node += 1) {
    const used = at(net.neighbours, node).some(
      (next) => at(plan.streets, streetOf(net, node, next)).class !== "border",
    );
    if (!used || sides.has(node)) continue;
    const point = at(net.points, node);
    const gate = terrain.border.gates.some((p) => apart(p, point) < 1);
    ids[node] = gate ? putBorderNode(part, point) : putNode(part, point);
  }
  return ids;
}

/** Nodes left and right of the middle line of every dual street. */
function carriageways(grown: Grown, part: OsmPart): Map<number, readonly [number, number]> {
  const { net } = grown;
  const sides = new Map<number, readonly [number, number]>();
  for (const node of dualNodes(grown)) {
    const along = dualDirection(grown, node);
    const offset = times(leftOf(along), CARRIAGEWAY_APART);
    const point = at(net.points, node);
    sides.set(node, [putNode(part, plus(point, offset)), putNode(part, minus(point, offset))]);
  }
  return sides;
}

function dualNodes(grown: Grown): number[] {
  const nodes = new Set<number>();
  for (const [key, street] of grown.net.edges) {
    if (at(grown.plan.streets, street).dual) for (const node of edgeEnds(key)) nodes.add(node);
  }
  return [...nodes].sort((a, b) => a - b);
}

/** Dual streets are rings; they run counter-clockwise about the city's middle. */
export function dualDirection(grown: Grown, node: number): Point {
  const { net, plan } = grown;
  const arms = at(net.neighbours, node).filter(
    (next) => at(plan.streets, streetOf(net, node, next)).dual,
  );
  const [a, b] = [at(net.points, arms[0] ?? node), at(net.points, arms[1] ?? node)];
  const along = towards(a, b);
  return cross(at(net.points, node), along) >= 0 ? along : times(along, -1);
}

function sideOf(grown: Grown, node: number, next: number): number {
  const { net } = grown;
  return cross(dualDirection(grown, node), minus(at(net.points, next), at(net.points, node)));
}

/** Streets that cross a dual one, or join it and matter, get a way across its middle. */
function linkCarriageways(
  grown: Grown,
  part: OsmPart,
  sides: ReadonlyMap<number, readonly [number, number]>,
): void {
  const { net, plan } = grown;
  for (const [node, [left, right]] of sides) {
    const arms = at(net.neighbours, node)
      .map((next) => ({ next, street: at(plan.streets, streetOf(net, node, next)) }))
      .filter(({ street }) => !street.dual && street.class !== "border");
    if (arms.length === 0) continue;
    const both = new Set(arms.map(({ next }) => sideOf(grown, node, next) > 0)).size === 2;
    const strong = strongest(arms.map(({ street }) => street));
    const minor = strong === null || !RANK.includes(strong.class);
    if (minor && !both) continue;
    const cars = arms.some(({ street }) => drivable(street));
    const tags: Tags = cars
      ? { highway: minor ? "residential" : (strong?.class ?? "residential") }
      : { highway: "footway", bicycle: "yes", footway: "crossing" };
    putWay(part, [left, right], tags);
    if (minor) continue;
    for (const id of [left, right]) tagNode(part, id, { highway: "traffic_signals" });
  }
}

function strongest(streets: readonly Street[]): Street | null {
  for (const rank of RANK) {
    const found = streets.find((street) => street.class === rank);
    if (found !== undefined) return found;
  }
  return streets[0] ?? null;
}

function roundaboutsOf(
  grown: Grown,
  sides: ReadonlyMap<number, unknown>,
  random: Random,
): Set<number> {
  const { net, plan, zoneAt } = grown;
  const fit = net.points.flatMap((point, node) => {
    if (degreeOf(net, node) !== 4 || sides.has(node)) return [];
    const zone = zoneAt(point);
    if (zone !== "new-town" && zone !== "industry" && zone !== "urban") return [];
    const roomy = at(net.neighbours, node).every((next) => {
      const street = at(plan.streets, streetOf(net, node, next));
      const wide = street.class === "tertiary" || street.class === "secondary";
      return wide && apart(at(net.points, next), point) > ROUNDABOUT_RADIUS + 6;
    });
    return roomy ? [node] : [];
  });
  return new Set(shuffled(fit, random).slice(0, ROUNDABOUTS));
}

const ROUND_PARTS = 16;

function drawRoundabout(
  grown: Grown,
  part: OsmPart,
  node: number,
  arms: Map<number, number>,
): void {
  const { net } = grown;
  const middle = at(net.points, node);
  const ring: number[] = [];
  const spots: Point[] = [];
  for (let k = 0; k < ROUND_PARTS; k += 1) {
    const angle = (k / ROUND_PARTS) * 2 * Math.PI;
    const spot = plus(middle, times([Math.cos(angle), Math.sin(angle)], ROUNDABOUT_RADIUS));
    spots.push(spot);
    ring.push(putNode(part, spot));
  }
  for (const next of at(net.neighbours, node)) {
    const target = at(net.points, next);
    let best = 0;
    spots.forEach((spot, k) => {
      if (apart(spot, target) < apart(at(spots, best), target)) best = k;
    });
    arms.set(edgeArm(node, next, net.points.length), around(ring, best));
  }
  putWay(part, [...ring, at(ring, 0)], {
    highway: "tertiary",
    junction: "roundabout",
    oneway: "yes",
    lanes: "2",
  });
}
