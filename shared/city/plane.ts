import type { LngLat } from "../units/lng-lat.ts";

/** Metres east and north of the map's origin. */
export type Point = readonly [x: number, y: number];

const ORIGIN: LngLat = [120.02, 28.9];
const METRES_PER_DEGREE = 111_195.08;
const METRES_PER_DEGREE_EAST = METRES_PER_DEGREE * Math.cos((ORIGIN[1] * Math.PI) / 180);
const DEGREE_PARTS = 1e7;

/** Degrees with seven decimals, as OpenStreetMap keeps them. */
export function lngLatOf([x, y]: Point): LngLat {
  const lng = ORIGIN[0] + x / METRES_PER_DEGREE_EAST;
  const lat = ORIGIN[1] + y / METRES_PER_DEGREE;
  return [
    Math.round(lng * DEGREE_PARTS) / DEGREE_PARTS,
    Math.round(lat * DEGREE_PARTS) / DEGREE_PARTS,
  ];
}

export const plus = (a: Point, b: Point): Point => [a[0] + b[0], a[1] + b[1]];
export const minus = (a: Point, b: Point): Point => [a[0] - b[0], a[1] - b[1]];
export const times = (a: Point, factor: number): Point => [a[0] * factor, a[1] * factor];
export const dot = (a: Point, b: Point): number => a[0] * b[0] + a[1] * b[1];
export const cross = (a: Point, b: Point): number => a[0] * b[1] - a[1] * b[0];
export const lengthOf = (a: Point): number => Math.sqrt(a[0] * a[0] + a[1] * a[1]);
export const apart = (a: Point, b: Point): number => lengthOf(minus(b, a));
/** A quarter turn to the left. */
export const leftOf = (a: Point): Point => [-a[1], a[0]];
export const between = (a: Point, b: Point, share: number): Point => [
  a[0] + (b[0] - a[0]) * share,
  a[1] + (b[1] - a[1]) * share,
];
/** The direction from a to b, of length one. */
export function towards(a: Point, b: Point): Point {
  const length = apart(a, b);
  return length === 0 ? [1, 0] : times(minus(b, a), 1 / length);
}
export const turned = (a: Point, radians: number): Point => [
  a[0] * Math.cos(radians) - a[1] * Math.sin(radians),
  a[0] * Math.sin(radians) + a[1] * Math.cos(radians),
];
/** Degrees clockwise from north of a direction in the plane. */
export const compassOf = (a: Point): number =>
  ((Math.atan2(a[0], a[1]) * 180) / Math.PI + 360) % 360;
