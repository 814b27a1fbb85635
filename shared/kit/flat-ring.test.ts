import { expect, test } from "vitest";
import { boundsOfRing, ringHolds, ringTurned, signedArea } from "./flat-ring.ts";

const SQUARE = [8, 49, 9, 49, 9, 50, 8, 50, 8, 49];

test("a counter-clockwise ring has a positive area, and turned a negative one", () => {
  expect(signedArea(SQUARE)).toBeCloseTo(1);
  expect(signedArea(ringTurned(SQUARE, false))).toBeCloseTo(-1);
  expect(ringTurned(SQUARE, true)).toBe(SQUARE);
});

test("a ring holds what lies inside it and nothing else", () => {
  expect(ringHolds(SQUARE, 8.5, 49.5)).toBe(true);
  expect(ringHolds(SQUARE, 7.9, 49.5)).toBe(false);
  expect(ringHolds(SQUARE, 8.5, 50.1)).toBe(false);
  expect(boundsOfRing(SQUARE)).toEqual([8, 49, 9, 50]);
});
