import { expect, test } from "vitest";
import { pixelsToLine } from "./stop-drag.ts";

test("a point is as far from a piece of a line as from its nearest end or its foot on it", () => {
  const [from, to] = [
    { x: 0, y: 0 },
    { x: 10, y: 0 },
  ];
  expect(pixelsToLine({ x: 5, y: 3 }, from, to)).toBe(3);
  expect(pixelsToLine({ x: 14, y: 3 }, from, to)).toBe(5);
  expect(pixelsToLine({ x: -3, y: -4 }, from, to)).toBe(5);
  expect(pixelsToLine({ x: 3, y: 4 }, from, from)).toBe(5);
});
