import { around, at } from "./at.ts";
import { cross, dot, leftOf, lengthOf, minus, plus, times, towards } from "./plane.ts";
import type { Point } from "./plane.ts";

/** The corners of a polygon, counter-clockwise, the first one not repeated at the end. */
export type Ring = readonly Point[];

/** Square metres, negative for a clockwise ring. */
export function signedArea(ring: Ring): number {
  let doubled = 0;
  for (let i = 0; i < ring.length; i += 1) doubled += cross(at(ring, i), around(ring, i + 1));
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
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i, i += 1) {
    const [a, b] = [at(ring, i), at(ring, j)];
    if (a[1] > y !== b[1] > y && x < ((b[0] - a[0]) * (y - a[1])) / (b[1] - a[1]) + a[0]) {
      inside = !inside;
    }
  }
  return inside;
}

export function distanceToSegment(point: Point, a: Point, b: Point): number {
  const span = minus(b, a);
  const square = dot(span, span);
  const share = square === 0 ? 0 : Math.min(1, Math.max(0, dot(minus(point, a), span) / square));
  return lengthOf(minus(point, plus(a, times(span, share))));
}

export function distanceToRing(ring: Ring, point: Point): number {
  let nearest = Infinity;
  for (let i = 0; i < ring.length; i += 1) {
    nearest = Math.min(nearest, distanceToSegment(point, at(ring, i), around(ring, i + 1)));
  }
  return nearest;
}

/** Where a–b and c–d meet, as the share of each; null if they do not. */
export function meeting(a: Point, b: Point, c: Point, d: Point): readonly [number, number] | null {
  const [ab, cd, ac] = [minus(b, a), minus(d, c), minus(c, a)];
  const turn = cross(ab, cd);
  if (Math.abs(turn) < 1e-9) return null;
  const t = cross(ac, cd) / turn;
  const s = cross(ac, ab) / turn;
  return t >= 0 && t <= 1 && s >= 0 && s <= 1 ? [t, s] : null;
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
