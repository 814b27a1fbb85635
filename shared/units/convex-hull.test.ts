import { expect, test } from "vitest";
import { randomFrom } from "../kit/random.ts";
import { convexHull } from "./convex-hull.ts";
import type { LngLat } from "./lng-lat.ts";

test("every point lies on or within its outline, and the outline is made of points", () => {
  const random = randomFrom(25);
  for (let round = 0; round < 100; round++) {
    const points = Array.from({ length: 3 + round }, (): LngLat => [random(), random()]);
    const hull = convexHull(points);
    expect(hull[0]).toEqual(hull.at(-1));
    for (const corner of hull) expect(points).toContainEqual(corner);
    for (const [x, y] of points) {
      for (let i = 1; i < hull.length; i++) {
        const [[ax, ay], [bx, by]] = [hull[i - 1]!, hull[i]!];
        expect((bx - ax) * (y - ay) - (by - ay) * (x - ax)).toBeGreaterThanOrEqual(-1e-12);
      }
    }
  }
});

test("what encloses nothing has no outline", () => {
  expect(convexHull([])).toEqual([]);
  expect(convexHull([[1, 1], [2, 2]])).toEqual([]); // prettier-ignore
  expect(convexHull([[1, 1], [2, 2], [3, 3]])).toEqual([]); // prettier-ignore
});
