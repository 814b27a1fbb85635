import { around, at } from "./at.ts";
import { apart, between, leftOf, lengthOf, minus, plus, times, towards } from "./plane.ts";
import type { Point } from "./plane.ts";

export type Line = readonly Point[];

/** A smooth line through every given point, with a point about every `step` metres.
 *  Source: Catmull and Rom 1974, uniform. */
export function smoothed(points: Line, step: number, closed = false): Point[] {
  const count = points.length;
  const line: Point[] = [];
  const pieces = closed ? count : count - 1;
  const pick = (i: number): Point =>
    closed ? around(points, i) : at(points, Math.min(count - 1, Math.max(0, i)));
  for (let i = 0; i < pieces; i += 1) {
    const [a, b, c, d] = [pick(i - 1), pick(i), pick(i + 1), pick(i + 2)];
    const parts = Math.max(1, Math.round(apart(b, c) / step));
    for (let k = 0; k < parts; k += 1) {
      const t = k / parts;
      line.push([splineAt([a[0], b[0], c[0], d[0]], t), splineAt([a[1], b[1], c[1], d[1]], t)]);
    }
  }
  line.push(closed ? at(line, 0) : at(points, count - 1));
  return line;
}

function splineAt([a, b, c, d]: readonly [number, number, number, number], t: number): number {
  const bend = 2 * a - 5 * b + 4 * c - d;
  const twist = -a + 3 * b - 3 * c + d;
  return 0.5 * (2 * b + (c - a) * t + bend * t * t + twist * t * t * t);
}

/** A point and the way on from it, of length one. */
export type Ray = { readonly at: Point; readonly way: Point };

/** A curve that leaves along one ray and arrives along the other. */
export function bent({ at: a, way: out }: Ray, { at: b, way: inward }: Ray, step: number): Point[] {
  const reach = apart(a, b);
  const parts = Math.max(2, Math.round(reach / step));
  const line: Point[] = [];
  for (let k = 0; k <= parts; k += 1) {
    const t = k / parts;
    const [t2, t3] = [t * t, t * t * t];
    const [ha, hb] = [2 * t3 - 3 * t2 + 1, -2 * t3 + 3 * t2];
    const [ga, gb] = [(t3 - 2 * t2 + t) * reach, (t3 - t2) * reach];
    line.push([
      ha * a[0] + hb * b[0] + ga * out[0] + gb * inward[0],
      ha * a[1] + hb * b[1] + ga * out[1] + gb * inward[1],
    ]);
  }
  return line;
}

export function lineLength(line: Line): number {
  let length = 0;
  for (let i = 1; i < line.length; i += 1) length += apart(at(line, i - 1), at(line, i));
  return length;
}

/** The point so many metres along the line, and the line's direction there. */
export function alongLine(line: Line, metres: number): { point: Point; direction: Point } {
  let rest = metres;
  for (let i = 1; i < line.length; i += 1) {
    const [a, b] = [at(line, i - 1), at(line, i)];
    const piece = apart(a, b);
    if (rest <= piece || i === line.length - 1) {
      const share = piece === 0 ? 0 : Math.min(1, Math.max(0, rest / piece));
      return { point: between(a, b, share), direction: towards(a, b) };
    }
    rest -= piece;
  }
  return { point: at(line, 0), direction: [1, 0] };
}

/** The same line, drawn again with a point every `step` metres; both ends stay. */
export function evenly(line: Line, step: number): Point[] {
  const length = lineLength(line);
  const parts = Math.max(1, Math.round(length / step));
  const drawn: Point[] = [];
  for (let k = 0; k < parts; k += 1) drawn.push(alongLine(line, (k * length) / parts).point);
  drawn.push(at(line, line.length - 1));
  return drawn;
}

/** The line moved to its left by so many metres (to its right if negative), given per point. */
export function shifted(line: Line, metres: (index: number) => number): Point[] {
  return line.map((point, i) => {
    const before = at(line, Math.max(0, i - 1));
    const after = at(line, Math.min(line.length - 1, i + 1));
    return plus(point, times(leftOf(towards(before, after)), metres(i)));
  });
}

/** A closed line's points moved outwards (positive) or inwards, by its own normals. */
export function grown(ring: Line, metres: number): Point[] {
  return ring.map((point, i) => {
    const along = towards(around(ring, i - 1), around(ring, i + 1));
    return plus(point, times(leftOf(along), -metres));
  });
}

/** The index of the line's point that is nearest. */
export function nearestIndex(line: Line, point: Point): number {
  let best = 0;
  let bestLength = Infinity;
  for (let i = 0; i < line.length; i += 1) {
    const length = lengthOf(minus(at(line, i), point));
    if (length < bestLength) [best, bestLength] = [i, length];
  }
  return best;
}
