import { GrowingInts } from "../kit/growing.ts";
import type { Segments } from "./segments.ts";

/** Runs of pieces between junctions, each piece times two plus one where the chain runs it
 *  backwards.  A chain ends where more or fewer than two pieces meet, where the permitted
 *  directions change, and at points that must stay nodes. */
export type Chains = {
  readonly count: number;
  /** Pieces of chain c: pieces[first[c]] up to but not pieces[first[c + 1]]. */
  readonly first: Int32Array;
  readonly pieces: Int32Array;
};

/** Chains of all pieces that may be travelled in at least one direction.
 *  Shape: `kept` holds a 1 for every point that must stay a node. */
export function chainsOf(segments: Segments, kept: Uint8Array): Chains {
  const incidence = incidenceOf(segments);
  const used = new Uint8Array(segments.count);
  const node = nodesOf(segments, incidence, kept);
  const first = new GrowingInts();
  const pieces = new GrowingInts(segments.count);
  const trace = (start: number, piece: number): void => {
    first.push(pieces.length);
    traceChain({ segments, incidence, used, node, pieces }, start, piece);
  };
  for (let point = 0; point < segments.pointCount; point += 1) {
    if (node[point] === 0) continue;
    const end = incidence.first[point + 1] ?? 0;
    for (let at = incidence.first[point] ?? 0; at < end; at += 1) {
      const piece = incidence.pieces[at] ?? 0;
      if (used[piece] === 0) trace(point, piece);
    }
  }
  for (let piece = 0; piece < segments.count; piece += 1) {
    if (used[piece] === 1 || closed(segments, piece)) continue;
    const start = segments.from[piece] ?? 0;
    node[start] = 1;
    trace(start, piece);
  }
  first.push(pieces.length);
  return { count: first.length - 1, first: first.array(), pieces: pieces.array() };
}

type Incidence = { readonly first: Int32Array; readonly pieces: Int32Array };

const closed = (segments: Segments, piece: number): boolean =>
  segments.along[piece] === 0 && segments.against[piece] === 0;

function incidenceOf(segments: Segments): Incidence {
  const first = new Int32Array(segments.pointCount + 1);
  for (let piece = 0; piece < segments.count; piece += 1) {
    if (closed(segments, piece)) continue;
    const [a, b] = [segments.from[piece] ?? 0, segments.to[piece] ?? 0];
    first[a + 1] = (first[a + 1] ?? 0) + 1;
    first[b + 1] = (first[b + 1] ?? 0) + 1;
  }
  for (let at = 0; at < segments.pointCount; at += 1) {
    first[at + 1] = (first[at + 1] ?? 0) + (first[at] ?? 0);
  }
  const next = first.slice();
  const pieces = new Int32Array(first[segments.pointCount] ?? 0);
  for (let piece = 0; piece < segments.count; piece += 1) {
    if (closed(segments, piece)) continue;
    for (const point of [segments.from[piece] ?? 0, segments.to[piece] ?? 0]) {
      const place = next[point] ?? 0;
      pieces[place] = piece;
      next[point] = place + 1;
    }
  }
  return { first, pieces };
}

function nodesOf(segments: Segments, incidence: Incidence, kept: Uint8Array): Uint8Array {
  const node = new Uint8Array(segments.pointCount);
  for (let point = 0; point < segments.pointCount; point += 1) {
    const start = incidence.first[point] ?? 0;
    const degree = (incidence.first[point + 1] ?? 0) - start;
    if (degree === 0) continue;
    const [one, two] = [incidence.pieces[start] ?? 0, incidence.pieces[start + 1] ?? 0];
    const shape = degree === 2 && kept[point] !== 1 && passes(segments, point, one, two);
    if (!shape) node[point] = 1;
  }
  return node;
}

/** Whether whoever comes by one piece may go on by the other, in both senses alike. */
function passes(segments: Segments, point: number, one: number, two: number): boolean {
  const into = (piece: number): boolean =>
    (segments.to[piece] === point ? segments.along[piece] : segments.against[piece]) !== 0;
  const out = (piece: number): boolean =>
    (segments.from[piece] === point ? segments.along[piece] : segments.against[piece]) !== 0;
  return into(one) === out(two) && into(two) === out(one);
}

type Tracing = {
  readonly segments: Segments;
  readonly incidence: Incidence;
  readonly used: Uint8Array;
  readonly node: Uint8Array;
  readonly pieces: GrowingInts;
};

function traceChain(tracing: Tracing, start: number, firstPiece: number): void {
  const { segments, incidence, used, node, pieces } = tracing;
  let point = start;
  let piece = firstPiece;
  for (;;) {
    used[piece] = 1;
    const backwards = segments.from[piece] !== point;
    pieces.push(piece * 2 + (backwards ? 1 : 0));
    point = (backwards ? segments.from[piece] : segments.to[piece]) ?? 0;
    if (node[point] === 1) return;
    const at = incidence.first[point] ?? 0;
    const other = incidence.pieces[at] ?? 0;
    piece = other === piece ? (incidence.pieces[at + 1] ?? 0) : other;
    if (used[piece] === 1) return;
  }
}
