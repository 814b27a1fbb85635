import { at } from "./at.ts";
import type { Line } from "./curve.ts";
import { addEdge, addNode, emptyNet } from "./net.ts";
import type { Net } from "./net.ts";
import { apart, between, dot, minus } from "./plane.ts";
import type { Point } from "./plane.ts";
import { meeting } from "./polygon.ts";

/** A street's line as it was drawn, crossing others freely. */
export type Stroke = { readonly street: number; readonly points: Line };

/** Nodes nearer than this become one. */
const SNAP = 9;
const CELL = 160;

type Piece = {
  readonly stroke: number;
  readonly index: number;
  readonly a: Point;
  readonly b: Point;
  readonly shares: number[];
};

/** The net of strokes: a node wherever two of them meet. Earlier strokes win where two coincide. */
export function netOf(strokes: readonly Stroke[]): Net {
  const pieces = piecesOf(strokes);
  const grid = gridOf(pieces);
  for (const cell of grid.values()) meetInCell(pieces, cell);
  const net = emptyNet();
  const nodeAt = snapper(net);
  for (const piece of pieces) {
    const shares = [...new Set([0, ...piece.shares, 1])].sort((a, b) => a - b);
    let last = -1;
    for (const share of shares) {
      const node = nodeAt(between(piece.a, piece.b, share));
      if (last >= 0) addEdge(net, last, node, at(strokes, piece.stroke).street);
      last = node;
    }
  }
  return net;
}

function piecesOf(strokes: readonly Stroke[]): Piece[] {
  return strokes.flatMap((stroke, number) =>
    stroke.points
      .slice(1)
      .map((b, index) => ({ stroke: number, index, a: at(stroke.points, index), b, shares: [] })),
  );
}

function gridOf(pieces: readonly Piece[]): Map<string, number[]> {
  const grid = new Map<string, number[]>();
  pieces.forEach(({ a, b }, number) => {
    const low = [Math.min(a[0], b[0]) - SNAP, Math.min(a[1], b[1]) - SNAP] as const;
    const high = [Math.max(a[0], b[0]) + SNAP, Math.max(a[1], b[1]) + SNAP] as const;
    for (let i = Math.floor(low[0] / CELL); i <= Math.floor(high[0] / CELL); i += 1) {
      for (let j = Math.floor(low[1] / CELL); j <= Math.floor(high[1] / CELL); j += 1) {
        const key = `${i},${j}`;
        const list = grid.get(key);
        if (list === undefined) grid.set(key, [number]);
        else list.push(number);
      }
    }
  });
  return grid;
}

function meetInCell(pieces: readonly Piece[], cell: readonly number[]): void {
  for (let i = 0; i < cell.length; i += 1) {
    for (let j = i + 1; j < cell.length; j += 1) {
      const [one, two] = [at(pieces, at(cell, i)), at(pieces, at(cell, j))];
      if (one.stroke === two.stroke && Math.abs(one.index - two.index) < 2) continue;
      const shares = meeting(one.a, one.b, two.a, two.b);
      if (shares !== null) {
        one.shares.push(shares[0]);
        two.shares.push(shares[1]);
      }
      touch(one, two);
      touch(two, one);
    }
  }
}

/** An end that lies almost on another piece becomes a node of it. */
function touch(ended: Piece, other: Piece): void {
  const span = minus(other.b, other.a);
  const square = dot(span, span);
  if (square === 0) return;
  for (const end of [ended.a, ended.b]) {
    const share = dot(minus(end, other.a), span) / square;
    if (share > 0 && share < 1 && apart(end, between(other.a, other.b, share)) < SNAP) {
      other.shares.push(share);
    }
  }
}

function snapper(net: Net): (point: Point) => number {
  const cells = new Map<string, number[]>();
  return (point) => {
    const [i, j] = [Math.floor(point[0] / SNAP), Math.floor(point[1] / SNAP)];
    for (let di = -1; di <= 1; di += 1) {
      for (let dj = -1; dj <= 1; dj += 1) {
        for (const node of cells.get(`${i + di},${j + dj}`) ?? []) {
          if (apart(at(net.points, node), point) < SNAP) return node;
        }
      }
    }
    const node = addNode(net, point);
    const key = `${i},${j}`;
    const list = cells.get(key);
    if (list === undefined) cells.set(key, [node]);
    else list.push(node);
    return node;
  };
}
