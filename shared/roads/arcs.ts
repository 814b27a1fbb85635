import type { Chains } from "./chains.ts";
import type { Segments } from "./segments.ts";

/** Nodes and arcs of one mode before turns are looked at; columns as in Network. */
export type Arcs = {
  readonly count: number;
  /** Point (with doubles) under node i. */
  readonly nodePoint: Int32Array;
  readonly firstArc: Uint32Array;
  readonly firstArrival: Uint32Array;
  readonly arrivals: Uint32Array;
  readonly arcTail: Uint32Array;
  readonly arcHead: Uint32Array;
  readonly arcTwin: Int32Array;
  readonly arcChain: Uint32Array;
};

export function arcsOf(segments: Segments, chains: Chains): Arcs {
  const sides = new Uint8Array(chains.count);
  const numbers = new Int32Array(segments.pointCount).fill(-1);
  for (let chain = 0; chain < chains.count; chain += 1) {
    sides[chain] = sidesOf(segments, chains, chain);
    numbers[endOf(segments, chains, chain * 2 + 1)] = 0;
    numbers[endOf(segments, chains, chain * 2)] = 0;
  }
  const nodePoint = numbered(numbers);
  const nodeCount = nodePoint.length;
  const firstArc = new Uint32Array(nodeCount + 1);
  const nodeAt = (side: number): number => numbers[endOf(segments, chains, side)] ?? 0;
  let count = 0;
  for (let side = 0; side < chains.count * 2; side += 1) {
    if (!present(sides, side)) continue;
    const slot = nodeAt(side ^ 1) + 1;
    firstArc[slot] = (firstArc[slot] ?? 0) + 1;
    count += 1;
  }
  summed(firstArc);
  const arcs = { arcTail: u32(count), arcHead: u32(count), arcChain: u32(count) };
  const arcOfSide = new Int32Array(chains.count * 2).fill(-1);
  const next = firstArc.slice();
  for (let side = 0; side < chains.count * 2; side += 1) {
    if (!present(sides, side)) continue;
    const tail = nodeAt(side ^ 1);
    const arc = next[tail] ?? 0;
    next[tail] = arc + 1;
    arcOfSide[side] = arc;
    arcs.arcTail[arc] = tail;
    arcs.arcHead[arc] = nodeAt(side);
    arcs.arcChain[arc] = side;
  }
  const arcTwin = new Int32Array(count);
  for (let arc = 0; arc < count; arc += 1) {
    arcTwin[arc] = arcOfSide[(arcs.arcChain[arc] ?? 0) ^ 1] ?? -1;
  }
  return { count, nodePoint, firstArc, ...arcs, arcTwin, ...arrivalsOf(nodeCount, arcs.arcHead) };
}

const u32 = (length: number): Uint32Array => new Uint32Array(length);

const present = (sides: Uint8Array, side: number): boolean =>
  ((sides[side >> 1] ?? 0) & (1 << (side & 1))) !== 0;

/** Bit 0: the chain may be travelled in its own order; bit 1: against it. */
function sidesOf(segments: Segments, chains: Chains, chain: number): number {
  const piece = chains.pieces[chains.first[chain] ?? 0] ?? 0;
  const along = segments.along[piece >> 1] !== 0;
  const against = segments.against[piece >> 1] !== 0;
  const [own, back] = (piece & 1) === 0 ? [along, against] : [against, along];
  return (own ? 1 : 0) | (back ? 2 : 0);
}

/** The point where a side of a chain (chain times two, plus one against its order) arrives. */
function endOf(segments: Segments, chains: Chains, side: number): number {
  const chain = side >> 1;
  if ((side & 1) === 0) {
    const last = chains.pieces[(chains.first[chain + 1] ?? 1) - 1] ?? 0;
    return ((last & 1) === 0 ? segments.to[last >> 1] : segments.from[last >> 1]) ?? 0;
  }
  const first = chains.pieces[chains.first[chain] ?? 0] ?? 0;
  return ((first & 1) === 0 ? segments.from[first >> 1] : segments.to[first >> 1]) ?? 0;
}

/** Gives every marked entry its number in order, and back the points in that order. */
function numbered(numbers: Int32Array): Int32Array {
  let count = 0;
  for (let point = 0; point < numbers.length; point += 1) {
    if (numbers[point] !== -1) numbers[point] = count++;
  }
  const points = new Int32Array(count);
  for (let point = 0; point < numbers.length; point += 1) {
    const number = numbers[point] ?? -1;
    if (number !== -1) points[number] = point;
  }
  return points;
}

function summed(first: Uint32Array): void {
  for (let at = 1; at < first.length; at += 1) first[at] = (first[at] ?? 0) + (first[at - 1] ?? 0);
}

function arrivalsOf(
  nodeCount: number,
  arcHead: Uint32Array,
): Pick<Arcs, "firstArrival" | "arrivals"> {
  const firstArrival = new Uint32Array(nodeCount + 1);
  for (let arc = 0; arc < arcHead.length; arc += 1) {
    const slot = (arcHead[arc] ?? 0) + 1;
    firstArrival[slot] = (firstArrival[slot] ?? 0) + 1;
  }
  summed(firstArrival);
  const arrivals = new Uint32Array(arcHead.length);
  const next = firstArrival.slice();
  for (let arc = 0; arc < arcHead.length; arc += 1) {
    const head = arcHead[arc] ?? 0;
    const place = next[head] ?? 0;
    arrivals[place] = arc;
    next[head] = place + 1;
  }
  return { firstArrival, arrivals };
}
