import { at } from "./at.ts";
import { between } from "./plane.ts";
import type { Point } from "./plane.ts";

/** Closed lines where a field passes a level, with the higher side on the left: outer rings are
 *  counter-clockwise, holes clockwise.  Source: marching squares, Lorensen and Cline 1987. */
export function contoursOf(
  field: (point: Point) => number,
  level: number,
  [width, height]: Point,
  step: number,
): Point[][] {
  const [columns, rows] = [Math.ceil(width / step) + 2, Math.ceil(height / step) + 2];
  const place = (i: number, j: number): Point => [
    (i - columns / 2 + 0.5) * step,
    (j - rows / 2 + 0.5) * step,
  ];
  const value = new Float64Array(columns * rows).fill(level - 1);
  for (let j = 1; j < rows - 1; j += 1) {
    for (let i = 1; i < columns - 1; i += 1) value[j * columns + i] = field(place(i, j));
  }
  const next = new Map<string, readonly [string, Point]>();
  const v = (i: number, j: number): number => at(value, j * columns + i);
  const cut = (i: number, j: number, k: number, l: number): readonly [string, Point] => {
    const [a, b] = [v(i, j), v(k, l)];
    const share = Math.min(0.98, Math.max(0.02, (level - a) / (b - a)));
    const key = `${Math.min(i, k)},${Math.min(j, l)},${i === k ? "v" : "h"}`;
    return [key, between(place(i, j), place(k, l), share)];
  };
  for (let j = 0; j + 1 < rows; j += 1) {
    for (let i = 0; i + 1 < columns; i += 1) {
      for (const [from, to] of cellLines(i, j, v, level)) {
        const [a, b] = [cut(...from), cut(...to)];
        next.set(a[0], [b[0], a[1]]);
      }
    }
  }
  return chained(next);
}

type Side = readonly [number, number, number, number];

/** The pieces of contour through one cell, each from one of its sides to another. */
function cellLines(
  i: number,
  j: number,
  v: (i: number, j: number) => number,
  level: number,
): (readonly [Side, Side])[] {
  const south: Side = [i, j, i + 1, j];
  const east: Side = [i + 1, j, i + 1, j + 1];
  const north: Side = [i, j + 1, i + 1, j + 1];
  const west: Side = [i, j, i, j + 1];
  const corners = [v(i, j), v(i + 1, j), v(i + 1, j + 1), v(i, j + 1)];
  const mask = corners.reduce((sum, c, k) => sum + (c > level ? 1 << k : 0), 0);
  const lines: Readonly<Record<number, readonly (readonly [Side, Side])[]>> = {
    1: [[south, west]],
    2: [[east, south]],
    3: [[east, west]],
    4: [[north, east]],
    5: [
      [south, west],
      [north, east],
    ],
    6: [[north, south]],
    7: [[north, west]],
    8: [[west, north]],
    9: [[south, north]],
    10: [
      [west, north],
      [east, south],
    ],
    11: [[east, north]],
    12: [[west, east]],
    13: [[south, east]],
    14: [[west, south]],
  };
  return [...(lines[mask] ?? [])];
}

function chained(next: Map<string, readonly [string, Point]>): Point[][] {
  const rings: Point[][] = [];
  for (const start of [...next.keys()]) {
    const ring: Point[] = [];
    let key = start;
    for (let step = next.get(key); step !== undefined; step = next.get(key)) {
      ring.push(step[1]);
      next.delete(key);
      key = step[0];
    }
    if (ring.length >= 4 && key === start) rings.push(ring);
  }
  return rings;
}
