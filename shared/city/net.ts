import { present } from "../kit/assert.ts";
import { around, at } from "./at.ts";
import type { Line } from "./curve.ts";
import { minus } from "./plane.ts";
import type { Point } from "./plane.ts";

const KEY_SPAN = 2 ** 24;

/** A flat map of lines that meet only in nodes. Edges carry the number of their street. */
export type Net = {
  readonly points: Point[];
  /** Street number by edge key. */
  readonly edges: Map<number, number>;
  readonly neighbours: number[][];
  /** Where an edge was cut in two: the new node by the key of the old edge. */
  readonly cuts: Map<number, number>;
};

export const emptyNet = (): Net => ({
  points: [],
  edges: new Map(),
  neighbours: [],
  cuts: new Map(),
});

export const edgeKey = (a: number, b: number): number =>
  a < b ? a * KEY_SPAN + b : b * KEY_SPAN + a;
export const edgeEnds = (key: number): readonly [number, number] => [
  Math.floor(key / KEY_SPAN),
  key % KEY_SPAN,
];

export function addNode(net: Net, point: Point): number {
  net.neighbours.push([]);
  return net.points.push(point) - 1;
}

export function addEdge(net: Net, a: number, b: number, street: number): void {
  const key = edgeKey(a, b);
  if (a === b || net.edges.has(key)) return;
  net.edges.set(key, street);
  at(net.neighbours, a).push(b);
  at(net.neighbours, b).push(a);
}

export function dropEdge(net: Net, a: number, b: number): void {
  net.edges.delete(edgeKey(a, b));
  forget(at(net.neighbours, a), b);
  forget(at(net.neighbours, b), a);
}

function forget(list: number[], item: number): void {
  const place = list.indexOf(item);
  if (place >= 0) list.splice(place, 1);
}

/** Puts a node into an edge and gives back its number. */
export function cutEdge(net: Net, [a, b]: readonly [number, number], point: Point): number {
  const key = edgeKey(a, b);
  const street = present(net.edges.get(key), "the edge is there");
  const node = addNode(net, point);
  dropEdge(net, a, b);
  addEdge(net, a, node, street);
  addEdge(net, node, b, street);
  net.cuts.set(key, node);
  return node;
}

export const degreeOf = (net: Net, node: number): number => at(net.neighbours, node).length;
export const streetOf = (net: Net, a: number, b: number): number =>
  net.edges.get(edgeKey(a, b)) ?? -1;

/** A ring of nodes with every node that was put into its edges since it was read. */
export function grownRing(net: Net, ring: readonly number[]): number[] {
  const grown: number[] = [];
  for (let i = 0; i < ring.length; i += 1) pushEdge(net, at(ring, i), around(ring, i + 1), grown);
  return grown;
}

function pushEdge(net: Net, a: number, b: number, into: number[]): void {
  const middle = net.cuts.get(edgeKey(a, b));
  if (middle === undefined) {
    into.push(a);
    return;
  }
  pushEdge(net, a, middle, into);
  pushEdge(net, middle, b, into);
}

export const pointsOf = (net: Net, nodes: readonly number[]): Point[] =>
  nodes.map((node) => at(net.points, node));

/** Adds a line between two nodes that are there. */
export function addLine(net: Net, ends: readonly [number, number], inner: Line, street: number) {
  const nodes = [ends[0], ...inner.map((point) => addNode(net, point)), ends[1]];
  for (let i = 0; i + 1 < nodes.length; i += 1) {
    addEdge(net, at(nodes, i), at(nodes, i + 1), street);
  }
  return nodes;
}

/** Takes away, again and again, every edge that ends in nothing. */
export function pruneEnds(net: Net): void {
  const open = net.points.map((_, node) => node).filter((node) => degreeOf(net, node) === 1);
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    const [other] = at(net.neighbours, node);
    if (other === undefined || degreeOf(net, node) !== 1) continue;
    dropEdge(net, node, other);
    if (degreeOf(net, other) === 1) open.push(other);
  }
}

/** Takes away every road that no other joins to the largest part; what is no road stays. */
export function keepJoined(net: Net, isRoad: (street: number) => boolean): void {
  const part = new Int32Array(net.points.length).fill(-1);
  const sizes: number[] = [];
  const next = (node: number): number[] =>
    at(net.neighbours, node).filter((other) => isRoad(streetOf(net, node, other)));
  for (let start = 0; start < part.length; start += 1) {
    if (at(part, start) < 0) sizes.push(flood(next, part, start, sizes.length));
  }
  const largest = sizes.indexOf(Math.max(...sizes));
  for (const [key, street] of [...net.edges]) {
    const [a, b] = edgeEnds(key);
    if (isRoad(street) && at(part, a) !== largest) dropEdge(net, a, b);
  }
}

function flood(
  neighbours: (node: number) => number[],
  part: Int32Array,
  start: number,
  mark: number,
): number {
  const open = [start];
  part[start] = mark;
  let size = 0;
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    size += 1;
    for (const next of neighbours(node)) {
      if (at(part, next) >= 0) continue;
      part[next] = mark;
      open.push(next);
    }
  }
  return size;
}

/** Every face of the net as a counter-clockwise ring of nodes; the outside is left out. */
export function facesOf(net: Net): number[][] {
  const sorted = net.neighbours.map((list, node) =>
    [...list].sort((a, b) => angleOf(net, node, a) - angleOf(net, node, b)),
  );
  const seen = new Set<number>();
  const faces: number[][] = [];
  for (let from = 0; from < sorted.length; from += 1) {
    for (const to of at(sorted, from)) {
      if (seen.has(from * KEY_SPAN + to)) continue;
      const ring = walk(sorted, seen, from, to);
      if (doubledArea(pointsOf(net, ring)) > 0) faces.push(ring);
    }
  }
  return faces;
}

function walk(sorted: number[][], seen: Set<number>, from: number, to: number): number[] {
  const ring: number[] = [];
  let [a, b] = [from, to];
  while (!seen.has(a * KEY_SPAN + b)) {
    seen.add(a * KEY_SPAN + b);
    ring.push(a);
    const list = at(sorted, b);
    // The next edge clockwise from the way back keeps the face on the left.
    const next = around(list, list.indexOf(a) - 1);
    [a, b] = [b, next];
  }
  return ring;
}

function angleOf(net: Net, from: number, to: number): number {
  const [x, y] = minus(at(net.points, to), at(net.points, from));
  return Math.atan2(y, x);
}

function doubledArea(points: readonly Point[]): number {
  let sum = 0;
  for (let i = 0; i < points.length; i += 1) {
    const [a, b] = [at(points, i), around(points, i + 1)];
    sum += a[0] * b[1] - a[1] * b[0];
  }
  return sum;
}
