import type { Random } from "../kit/random.ts";
import { around, at } from "./at.ts";
import { bent } from "./curve.ts";
import type { Noise } from "./noise.ts";
import { addLine, cutEdge, degreeOf, grownRing, pointsOf, streetOf } from "./net.ts";
import type { Net } from "./net.ts";
import {
  apart,
  between,
  cross,
  dot,
  leftOf,
  lengthOf,
  minus,
  plus,
  times,
  towards,
} from "./plane.ts";
import type { Point } from "./plane.ts";
import { centroidOf, frameAlong, frameOf, meeting, signedArea } from "./polygon.ts";
import type { Frame } from "./polygon.ts";

/** How one block is to be divided further. */
export type Cutting = {
  /** Square metres at which a block is small enough. */
  readonly target: number;
  /** Metres a block must measure across for a street to go through it. */
  readonly narrowest: number;
  /** 0: at right angles, straight; 1: as the land lies. */
  readonly bend: number;
  /** The direction of the grid, or null where there is none. */
  readonly grid: Point | null;
  /** How often a street goes on from one across the road, 0 to 1. */
  readonly goesOn: number;
};

export type Cutter = {
  readonly random: Random;
  readonly wave: Noise;
  /** How to divide a block of that area round that point; null: leave it. */
  readonly cuttingAt: (middle: Point, area: number) => Cutting | null;
  /** The number of a new street through a block of that area. */
  readonly streetFor: (middle: Point, area: number) => number;
  /** May a new street begin or end on that one? */
  readonly endsOn: (street: number) => boolean;
  /** May a street run through that point? */
  readonly passable: (point: Point) => boolean;
};

const TRIES = 9;
const CORNER_COSINE_MAX = 0.72;

/** Divides faces by streets until all are small enough; gives back the blocks that are left. */
export function subdivide(net: Net, faces: readonly number[][], cutter: Cutter): number[][] {
  const open = [...faces];
  const blocks: number[][] = [];
  for (let ring = open.pop(); ring !== undefined; ring = open.pop()) {
    const full = grownRing(net, ring);
    const parts = parted(net, full, cutter);
    if (parts === null) blocks.push(full);
    else open.push(...parts);
  }
  return blocks;
}

/** A block that is being divided. */
type Face = {
  readonly net: Net;
  readonly ring: readonly number[];
  readonly points: readonly Point[];
  readonly cutting: Cutting;
  readonly endsOn: (street: number) => boolean;
};

type End = { readonly edge: number; readonly point: Point; readonly node: number | null };

function parted(net: Net, ring: number[], cutter: Cutter): number[][] | null {
  const points = pointsOf(net, ring);
  const area = signedArea(points);
  const middle = centroidOf(points);
  const cutting = cutter.cuttingAt(middle, area);
  if (cutting === null || area < cutting.target * (0.55 + 0.9 * cutter.random())) return null;
  const frame = cutting.grid === null ? frameOf(points) : gridFrame(points, cutting.grid);
  if (frame.short < cutting.narrowest && frame.long < cutting.narrowest * 2.6) return null;
  const face: Face = { net, ring, points, cutting, endsOn: cutter.endsOn };
  const tries = area > 5 * cutting.target ? 4 * TRIES : TRIES;
  for (const along of spots(face, frame, cutter.random, tries)) {
    const ends = endsAcross(face, frame, along);
    if (ends === null) continue;
    const line = lineBetween(face, ends, cutter);
    if (line === null) continue;
    return cutAlong(face, ends, line, cutter.streetFor(middle, area));
  }
  return null;
}

function gridFrame(points: readonly Point[], grid: Point): Frame {
  const frame = frameOf(points);
  const straight = Math.max(Math.abs(dot(frame.axis, grid)), Math.abs(cross(frame.axis, grid)));
  return straight > 0.86 ? frameAlong(points, grid) : frame;
}

/** Places along the block's long axis to try, in metres from its middle. */
function spots(
  { net, ring, cutting }: Face,
  frame: Frame,
  random: Random,
  tries: number,
): number[] {
  const reach = frame.long * 0.22;
  const onward = ring
    .filter((node) => degreeOf(net, node) === 3)
    .map((node) => dot(minus(at(net.points, node), frame.middle), frame.axis))
    .filter((along) => Math.abs(along) < reach && random() < cutting.goesOn)
    .sort((a, b) => Math.abs(a) - Math.abs(b));
  const free = Array.from({ length: tries }, (_, k) => {
    const spread = 0.08 + (0.3 * k) / tries;
    return (random() - 0.5) * 2 * spread * frame.long;
  });
  return [...onward.slice(0, 3), ...free];
}

/** Both ends of a line across the block at that place. */
function endsAcross(face: Face, frame: Frame, along: number): readonly [End, End] | null {
  const { ring, points } = face;
  const side = leftOf(frame.axis);
  const base = plus(frame.middle, times(frame.axis, along));
  const [low, high] = [
    plus(base, times(side, -frame.long - frame.short)),
    plus(base, times(side, frame.long + frame.short)),
  ];
  const hits: { t: number; edge: number; share: number }[] = [];
  for (let i = 0; i < points.length; i += 1) {
    const shares = meeting(low, high, at(points, i), around(points, i + 1));
    if (shares !== null) hits.push({ t: shares[0], edge: i, share: shares[1] });
  }
  hits.sort((a, b) => a.t - b.t);
  let best: readonly [number, number] | null = null;
  let width = 0;
  for (let i = 0; i + 1 < hits.length; i += 2) {
    const gap = at(hits, i + 1).t - at(hits, i).t;
    if (gap > width) [best, width] = [[i, i + 1], gap];
  }
  if (best === null) return null;
  const ends = best.map((i) => endAt(face, at(hits, i)));
  const [a, b] = ends;
  if (a === undefined || b === undefined || a === null || b === null) return null;
  if (!mayEnd(face, a) || !mayEnd(face, b)) return null;
  if (twice(ring, a) || twice(ring, b)) return null;
  if (a.edge === b.edge || (a.node !== null && a.node === b.node)) return null;
  return [a, b];
}

function mayEnd({ net, ring, endsOn }: Face, end: End): boolean {
  if (end.node === null) {
    return endsOn(streetOf(net, at(ring, end.edge), around(ring, end.edge + 1)));
  }
  const { node } = end;
  return at(net.neighbours, node).every((next) => endsOn(streetOf(net, node, next)));
}

/** Does the block lie on both sides of where the end is? */
function twice(ring: readonly number[], end: End): boolean {
  if (end.node !== null) return ring.indexOf(end.node) !== ring.lastIndexOf(end.node);
  const [a, b] = [at(ring, end.edge), around(ring, end.edge + 1)];
  return ring.some((node, i) => node === b && around(ring, i + 1) === a);
}

/** The end of a new street: a junction that is near, or a new one well away from others. */
function endAt(
  { net, ring, points, cutting }: Face,
  hit: { readonly edge: number; readonly share: number },
): End | null {
  const [a, b] = [at(points, hit.edge), around(points, hit.edge + 1)];
  const point = between(a, b, hit.share);
  const reach = Math.min(34, cutting.narrowest * 0.42);
  let end: End = { edge: hit.edge, point, node: null };
  let nearest = reach;
  for (let i = hit.edge - 3; i <= hit.edge + 4; i += 1) {
    const node = around(ring, i);
    const gap = apart(at(net.points, node), point);
    if (gap >= nearest) continue;
    const degree = degreeOf(net, node);
    if (degree > 3) return null;
    nearest = gap;
    const edge = ((i % ring.length) + ring.length) % ring.length;
    end = { edge, point: at(net.points, node), node };
  }
  return end;
}

/** The new street's line from end to end, or null where it would run badly. */
function lineBetween(
  { points, cutting }: Face,
  [from, to]: readonly [End, End],
  cutter: Cutter,
): Point[] | null {
  const span = apart(from.point, to.point);
  if (span < cutting.narrowest * 0.6) return null;
  const straight = towards(from.point, to.point);
  const line =
    cutting.bend === 0
      ? [from.point, to.point]
      : bent(
          { at: from.point, way: leaning(straight, inwardAt(points, from), cutting.bend) },
          { at: to.point, way: leaning(straight, times(inwardAt(points, to), -1), cutting.bend) },
          Math.min(60, Math.max(22, span / 5)),
        );
  const drawn = cutting.bend > 0.5 ? wobbled(line, cutter.wave, span) : line;
  if (!clearOf(points, drawn, from, to)) return null;
  if (sharp(points, from, at(drawn, 1)) || sharp(points, to, around(drawn, -2))) return null;
  for (let i = 0; i + 1 < drawn.length; i += 1) {
    const [a, b] = [at(drawn, i), at(drawn, i + 1)];
    const parts = Math.max(1, Math.ceil(apart(a, b) / 9));
    for (let k = 0; k < parts; k += 1) if (!cutter.passable(between(a, b, k / parts))) return null;
  }
  return drawn;
}

function leaning(straight: Point, normal: Point, bend: number): Point {
  const lean = dot(straight, normal) > 0.5 ? bend : 0;
  const mixed = plus(times(straight, 1 - lean), times(normal, lean));
  return times(mixed, 1 / Math.max(1e-6, lengthOf(mixed)));
}

function inwardAt(points: readonly Point[], end: End): Point {
  const before = end.node === null ? at(points, end.edge) : around(points, end.edge - 1);
  return leftOf(towards(before, around(points, end.edge + 1)));
}

function wobbled(line: readonly Point[], wave: Noise, span: number): Point[] {
  const swing = Math.min(55, span * 0.075);
  return line.map((point, i) => {
    const fade = Math.sin((i / (line.length - 1)) * Math.PI);
    const [x, y] = [point[0] / (span * 0.7), point[1] / (span * 0.7)];
    return plus(point, [swing * fade * wave(x, y), swing * fade * wave(y + 31, x)]);
  });
}

/** Does the line stay inside, away from every edge but those it ends on? */
function clearOf(points: readonly Point[], line: readonly Point[], from: End, to: End): boolean {
  for (let k = 0; k + 1 < line.length; k += 1) {
    const [p, q] = [at(line, k), at(line, k + 1)];
    const [west, east] = p[0] < q[0] ? [p[0], q[0]] : [q[0], p[0]];
    const [south, north] = p[1] < q[1] ? [p[1], q[1]] : [q[1], p[1]];
    let before = points[points.length - 1];
    for (const corner of points) {
      const a = before ?? corner;
      before = corner;
      if ((a[0] < west && corner[0] < west) || (a[0] > east && corner[0] > east)) continue;
      if ((a[1] < south && corner[1] < south) || (a[1] > north && corner[1] > north)) continue;
      const shares = meeting(p, q, a, corner);
      if (shares === null) continue;
      const spot = between(p, q, shares[0]);
      if (apart(spot, from.point) > 1 && apart(spot, to.point) > 1) return false;
    }
  }
  return true;
}

/** Would the street leave its end at a sharp angle to the block's edge? */
function sharp(points: readonly Point[], end: End, next: Point): boolean {
  const out = towards(end.point, next);
  const before = end.node === null ? at(points, end.edge) : around(points, end.edge - 1);
  const after = around(points, end.edge + 1);
  return [before, after].some((p) => dot(out, towards(end.point, p)) > CORNER_COSINE_MAX);
}

/** Builds the street and gives back the two blocks on its sides. */
function cutAlong(
  { net, ring }: Face,
  [from, to]: readonly [End, End],
  line: readonly Point[],
  street: number,
): number[][] {
  const nodeOf = (end: End): number =>
    end.node ?? cutEdge(net, [at(ring, end.edge), around(ring, end.edge + 1)], end.point);
  const [a, b] = [nodeOf(from), nodeOf(to)];
  const nodes = addLine(net, [a, b], line.slice(1, -1), street);
  const full = grownRing(net, ring);
  const [i, j] = [full.indexOf(a), full.indexOf(b)];
  const forth = i < j ? full.slice(i, j + 1) : [...full.slice(i), ...full.slice(0, j + 1)];
  const back = j < i ? full.slice(j, i + 1) : [...full.slice(j), ...full.slice(0, i + 1)];
  const inner = nodes.slice(1, -1);
  return [
    [...forth, ...[...inner].reverse()],
    [...back, ...inner],
  ];
}
