import type { Random } from "../kit/random.ts";
import { around, at } from "./at.ts";
import type { Block } from "./block.ts";
import type { Grown } from "./growth.ts";
import { addEdge, addNode, cutEdge, degreeOf, edgeKey, streetOf } from "./net.ts";
import { apart, between, dot, leftOf, plus, times, towards } from "./plane.ts";
import type { Point } from "./plane.ts";
import { distanceToRing, frameAlong, frameOf, ringHolds } from "./polygon.ts";
import { drivable, newStreet } from "./street.ts";

/** The roads inside estates, works and schools: each with one gate to the street. */
export type Yards = {
  /** Nodes with a gate. */
  readonly gates: Set<number>;
  /** For each block by number: the pieces of road inside it. */
  readonly roads: Map<number, (readonly [Point, Point])[]>;
  /** For each block by number: its gate. */
  readonly gateOf: Map<number, number>;
};

const EDGE_MIN = 46;
const MARGIN = 15;

export function yardsOf(grown: Grown, blocks: readonly Block[], random: Random): Yards {
  const yards: Yards = { gates: new Set(), roads: new Map(), gateOf: new Map() };
  blocks.forEach((block, index) => {
    const wants =
      (block.use === "tower-housing" || block.use === "slab-housing") && block.area > 15_000;
    const alone = ["school", "hospital", "industrial"].includes(block.use) && block.area > 12_000;
    if (!wants && !alone) return;
    const entry = entryOf(grown, block);
    if (entry === null) return;
    layYard(grown, yards, { block, index, entry, ribs: wants ? 4 : 1 }, random);
  });
  return yards;
}

/** The longest side that a car can reach and that is not cut by an earlier gate. */
function entryOf(grown: Grown, block: Block): readonly [number, number] | null {
  const { net, plan } = grown;
  let best: readonly [number, number] | null = null;
  let longest = EDGE_MIN;
  block.nodes.forEach((a, i) => {
    const b = around(block.nodes, i + 1);
    if (!net.edges.has(edgeKey(a, b))) return;
    const street = at(plan.streets, streetOf(net, a, b));
    if (!drivable(street) || street.dual) return;
    const quiet = street.class === "residential" || street.class === "tertiary" ? 1 : 0.4;
    const length = apart(at(net.points, a), at(net.points, b)) * quiet;
    if (length > longest) [best, longest] = [[a, b], length];
  });
  return best;
}

type Job = {
  readonly block: Block;
  readonly index: number;
  readonly entry: readonly [number, number];
  readonly ribs: number;
};

function layYard(grown: Grown, yards: Yards, job: Job, random: Random): void {
  const { net, plan } = grown;
  const [a, b] = [at(net.points, job.entry[0]), at(net.points, job.entry[1])];
  const door = between(a, b, 0.35 + 0.3 * random());
  const inward = leftOf(towards(a, b));
  const frame = frameAlong(job.block.ring, towards(a, b));
  const depthMax = Math.abs(dot(frame.axis, inward)) > 0.7 ? frame.long : frame.short;
  const inside = (p: Point): boolean =>
    ringHolds(job.block.ring, p) && distanceToRing(job.block.ring, p) > MARGIN;
  const depth = reachOf(door, inward, depthMax * 0.82, inside);
  if (depth < 42) return;
  const street = newStreet(plan.streets, { class: "service" }).id;
  const gate = cutEdge(net, job.entry, door);
  yards.gates.add(gate);
  yards.gateOf.set(job.index, gate);
  const roads: (readonly [Point, Point])[] = [];
  const parts = Math.max(1, Math.min(job.ribs, Math.floor(depth / 48)));
  let last = gate;
  for (let k = 1; k <= parts; k += 1) {
    const here = plus(door, times(inward, (depth * k) / parts));
    const node = addNode(net, here);
    addEdge(net, last, node, street);
    roads.push([at(net.points, last), here]);
    for (const side of [1, -1]) {
      const out = times(towards(a, b), side);
      const length = reachOf(here, out, frame.long * 0.8, inside);
      if (length < 34 || (job.ribs === 1 && side === 1)) continue;
      const end = plus(here, times(out, length));
      addEdge(net, node, addNode(net, end), street);
      roads.push([here, end]);
    }
    last = node;
  }
  yards.roads.set(job.index, roads);
}

/** How far one can go from a point in a direction and still be well inside. */
function reachOf(from: Point, way: Point, most: number, inside: (p: Point) => boolean): number {
  let reach = 0;
  for (let s = MARGIN + 4; s <= most; s += 6) {
    if (!inside(plus(from, times(way, s)))) break;
    reach = s;
  }
  return reach;
}

/** Short blind alleys into the old town's blocks. */
export function blindAlleys(grown: Grown, blocks: readonly Block[], random: Random): void {
  const { net, plan } = grown;
  for (const block of blocks) {
    if (block.zone !== "old-town" || block.area < 3_600 || random() < 0.45) continue;
    const frame = frameOf(block.ring);
    const i = Math.floor(random() * block.nodes.length);
    const [from, to] = [at(block.nodes, i), around(block.nodes, i + 1)];
    if (!net.edges.has(edgeKey(from, to)) || degreeOf(net, from) === 0) continue;
    const [a, b] = [at(net.points, from), at(net.points, to)];
    if (apart(a, b) < 18) continue;
    const door = between(a, b, 0.5);
    const inside = (p: Point): boolean =>
      ringHolds(block.ring, p) && distanceToRing(block.ring, p) > 9;
    const way = leftOf(towards(a, b));
    const length = reachOf(door, way, frame.short * 0.62, inside);
    if (length < 20) continue;
    const street = newStreet(plan.streets, { class: "footway", alley: true }).id;
    const mouth = cutEdge(net, [from, to], door);
    const bend = addNode(net, plus(door, times(way, length * 0.55)));
    const aside = times(towards(a, b), (random() - 0.5) * 14);
    const end = addNode(net, plus(plus(door, times(way, length)), aside));
    addEdge(net, mouth, bend, street);
    addEdge(net, bend, end, street);
  }
}
