import { expect, test } from "vitest";
import { curvePath, lowestOf, shareAt } from "./coverage-curve.ts";

test("a curve begins at the left, ends at the right, and is high where cover is", () => {
  expect(curvePath([1000, 500, 0], 400, 100)).toBe("M0.0 0.0L200.0 50.0L400.0 100.0");
  expect(curvePath([], 400, 100)).toBe("");
  expect(curvePath([250], 400, 100)).toBe("M0.0 75.0");
});

test("a shift of a day has no more points than the drawing is wide", () => {
  const day = Array.from({ length: 1440 }, (_, minute) => minute % 1000);
  expect(curvePath(day, 400, 100).match(/[ML]/g)).toHaveLength(400);
});

test("the lowest minute is the first of the lowest", () => {
  expect(lowestOf([900, 700, 800, 700])).toEqual({ minute: 1, share: 700 });
  expect(lowestOf([])).toBeNull();
  expect(shareAt([1200, -5], 0)).toBe(1000);
  expect(shareAt([1200, -5], 1)).toBe(0);
});
