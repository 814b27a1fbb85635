import type { LngLat } from "./lng-lat.ts";

/** Corners of a polygon whose sides do not cross, and whether they had to be put in another
 *  order for that; or why there is none. */
export type SimplePolygon =
  | { readonly kind: "simple"; readonly points: readonly LngLat[]; readonly repaired: boolean }
  | { readonly kind: "flat" }
  | { readonly kind: "crossed" };

type Point = readonly [x: number, y: number];

const METRES_PER_DEGREE = 111_195;

/** Undoes crossings by turning the stretch between two crossing sides around.  A proper crossing
 *  makes the way around shorter each time, so that this ends; sides that only touch might not,
 *  and are given up after as many turns as there are pairs.
 *  Shape: corners in order, not closed.   Errors: none.   Source: 2-opt, Croes 1958. */
export function simplePolygonFrom(
  corners: readonly LngLat[],
  squareMetresMin: number,
): SimplePolygon {
  const points = withoutRepeats(corners);
  const middle = points[0]?.[1] ?? 0;
  const scale = Math.cos((middle * Math.PI) / 180);
  const flat = points.map(([lng, lat]): Point => [
    lng * scale * METRES_PER_DEGREE,
    lat * METRES_PER_DEGREE,
  ]);
  const order = flat.map((_point, at) => at);
  let turns = 0;
  for (let crossing = crossingOf(flat, order); crossing !== null; turns += 1) {
    if (turns > flat.length * flat.length) return { kind: "crossed" };
    turn(order, crossing[0] + 1, crossing[1]);
    crossing = crossingOf(flat, order);
  }
  const area = areaOf(order.map((at) => flat[at] ?? [0, 0]));
  if (order.length < 3 || area < squareMetresMin) return { kind: "flat" };
  const simple = order.map((at) => points[at] ?? ([0, 0] satisfies LngLat));
  return { kind: "simple", points: simple, repaired: turns > 0 };
}

/** A corner given twice says nothing more, and no polygon passes one twice. */
function withoutRepeats(corners: readonly LngLat[]): readonly LngLat[] {
  const seen = new Set<string>();
  return corners.filter((corner) => {
    const key = corner.join();
    return !seen.has(key) && seen.add(key);
  });
}

/** Two sides that meet though no corner joins them, by the place of their first corner. */
function crossingOf(points: readonly Point[], order: readonly number[]): [number, number] | null {
  const count = order.length;
  const at = (i: number): Point => points[order[i % count] ?? 0] ?? [0, 0];
  for (let i = 0; i < count; i++) {
    for (let j = i + 2; j < count; j++) {
      if (i === 0 && j === count - 1) continue;
      if (meet(at(i), at(i + 1), at(j), at(j + 1))) return [i, j];
    }
  }
  return null;
}

function meet(a: Point, b: Point, c: Point, d: Point): boolean {
  const [abc, abd] = [sideOf(a, b, c), sideOf(a, b, d)];
  const [cda, cdb] = [sideOf(c, d, a), sideOf(c, d, b)];
  if (abc * abd < 0 && cda * cdb < 0) return true;
  return (
    (abc === 0 && between(a, b, c)) ||
    (abd === 0 && between(a, b, d)) ||
    (cda === 0 && between(c, d, a)) ||
    (cdb === 0 && between(c, d, b))
  );
}

function sideOf(a: Point, b: Point, c: Point): number {
  return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
}

function between(a: Point, b: Point, c: Point): boolean {
  return (
    Math.min(a[0], b[0]) <= c[0] &&
    c[0] <= Math.max(a[0], b[0]) &&
    Math.min(a[1], b[1]) <= c[1] &&
    c[1] <= Math.max(a[1], b[1])
  );
}

function turn(order: number[], from: number, to: number): void {
  const part = order.slice(from, to + 1).reverse();
  order.splice(from, part.length, ...part);
}

function areaOf(points: readonly Point[]): number {
  const [origin = [0, 0]] = points;
  let sum = 0;
  for (let i = 0; i < points.length; i++) {
    const [a, b] = [points[i] ?? origin, points[(i + 1) % points.length] ?? origin];
    const [ax, ay, bx, by] = [
      a[0] - origin[0],
      a[1] - origin[1],
      b[0] - origin[0],
      b[1] - origin[1],
    ];
    sum += ax * by - bx * ay;
  }
  return Math.abs(sum) / 2;
}
