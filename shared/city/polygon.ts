import { around, at } from "./at.ts";
import { cross, dot, leftOf, minus, plus, times, towards } from "./plane.ts";
import type { Point } from "./plane.ts";

/** The corners of a polygon, counter-clockwise, the first one not repeated at the end. */
export type Ring = readonly Point[];

/** Square metres, negative for a clockwise ring. */
export function signedArea(ring: Ring): number {
  let doubled = 0;
  let before = ring[ring.length - 1];
  for (const corner of ring) {
    if (before !== undefined) doubled += before[0] * corner[1] - before[1] * corner[0];
    before = corner;
  }
  return doubled / 2;
}

export function centroidOf(ring: Ring): Point {
  const base = at(ring, 0);
  let [x, y, doubled] = [0, 0, 0];
  for (let i = 0; i < ring.length; i += 1) {
    const [a, b] = [minus(at(ring, i), base), minus(around(ring, i + 1), base)];
    const part = cross(a, b);
    x += (a[0] + b[0]) * part;
    y += (a[1] + b[1]) * part;
    doubled += part;
  }
  if (Math.abs(doubled) < 1e-6) return base;
  return [base[0] + x / (3 * doubled), base[1] + y / (3 * doubled)];
}

export function ringHolds(ring: Ring, [x, y]: Point): boolean {
  let inside = false;
  let before = ring[ring.length - 1];
  for (const corner of ring) {
    if (before !== undefined && corner[1] > y !== before[1] > y) {
      const slope = (before[0] - corner[0]) / (before[1] - corner[1]);
      if (x < corner[0] + slope * (y - corner[1])) inside = !inside;
    }
    before = corner;
  }
  return inside;
}

export function distanceToSegment([x, y]: Point, a: Point, b: Point): number {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const square = dx * dx + dy * dy;
  const along = square === 0 ? 0 : ((x - a[0]) * dx + (y - a[1]) * dy) / square;
  const share = along < 0 ? 0 : along > 1 ? 1 : along;
  const [ex, ey] = [x - a[0] - dx * share, y - a[1] - dy * share];
  return Math.sqrt(ex * ex + ey * ey);
}

export function distanceToRing(ring: Ring, point: Point): number {
  let nearest = Infinity;
  let before = ring[ring.length - 1];
  for (const corner of ring) {
    if (before !== undefined) {
      const gap = distanceToSegment(point, before, corner);
      if (gap < nearest) nearest = gap;
    }
    before = corner;
  }
  return nearest;
}

/** Where a–b and c–d meet, as the share of each; null if they do not. */
export function meeting(a: Point, b: Point, c: Point, d: Point): readonly [number, number] | null {
  const [abx, aby, cdx, cdy] = [b[0] - a[0], b[1] - a[1], d[0] - c[0], d[1] - c[1]];
  const turn = abx * cdy - aby * cdx;
  if (turn > -1e-9 && turn < 1e-9) return null;
  const [acx, acy] = [c[0] - a[0], c[1] - a[1]];
  const t = (acx * cdy - acy * cdx) / turn;
  if (t < 0 || t > 1) return null;
  const s = (acx * aby - acy * abx) / turn;
  return s >= 0 && s <= 1 ? [t, s] : null;
}

/** The smallest turned rectangle round a ring: its middle, its long axis and both sides. */
export type Frame = {
  readonly middle: Point;
  readonly axis: Point;
  readonly long: number;
  readonly short: number;
};

export function frameOf(ring: Ring): Frame {
  const hull = hullOf(ring);
  let best: Frame | null = null;
  for (let i = 0; i < hull.length; i += 1) {
    const frame = frameAlong(hull, towards(at(hull, i), around(hull, i + 1)));
    if (best === null || frame.long * frame.short < best.long * best.short) best = frame;
  }
  return best ?? { middle: at(ring, 0), axis: [1, 0], long: 0, short: 0 };
}

/** The rectangle round a ring with one side along a given direction. */
export function frameAlong(ring: Ring, axis: Point): Frame {
  const side = leftOf(axis);
  let [u0, u1, v0, v1] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const point of ring) {
    const [u, v] = [dot(point, axis), dot(point, side)];
    [u0, u1, v0, v1] = [Math.min(u0, u), Math.max(u1, u), Math.min(v0, v), Math.max(v1, v)];
  }
  const middle = plus(times(axis, (u0 + u1) / 2), times(side, (v0 + v1) / 2));
  return u1 - u0 >= v1 - v0
    ? { middle, axis, long: u1 - u0, short: v1 - v0 }
    : { middle, axis: side, long: v1 - v0, short: u1 - u0 };
}

/** Source: Andrew 1979, monotone chain. */
function hullOf(ring: Ring): Point[] {
  const sorted = [...ring].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const half = (points: readonly Point[]): Point[] => {
    const chain: Point[] = [];
    for (const point of points) {
      while (
        chain.length > 1 &&
        cross(minus(around(chain, -1), around(chain, -2)), minus(point, around(chain, -1))) <= 0
      ) {
        chain.pop();
      }
      chain.push(point);
    }
    return chain.slice(0, -1);
  };
  return [...half(sorted), ...half(sorted.reverse())];
}
