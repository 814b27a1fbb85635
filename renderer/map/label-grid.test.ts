import fc from "fast-check";
import { expect, test } from "vitest";
import { LabelGrid } from "./label-grid.ts";

test("a box that is taken is not free again, and after clearing it is", () => {
  const grid = new LabelGrid();
  grid.clear(800, 600);
  expect(grid.isFree(100, 100, 60, 17)).toBe(true);
  grid.take(100, 100, 60, 17);
  expect(grid.isFree(150, 110, 60, 17)).toBe(false);
  grid.clear(800, 600);
  expect(grid.isFree(100, 100, 60, 17)).toBe(true);
});

test("labels that were all free when placed never overlap", () => {
  const boxes = fc.array(
    fc.tuple(fc.integer({ min: 0, max: 780 }), fc.integer({ min: 0, max: 580 })),
    {
      minLength: 2,
      maxLength: 60,
    },
  );
  fc.assert(
    fc.property(boxes, (places) => {
      const grid = new LabelGrid();
      grid.clear(800, 600);
      const placed: (readonly [number, number])[] = [];
      for (const [x, y] of places) {
        if (!grid.isFree(x, y, 44, 17)) continue;
        grid.take(x, y, 44, 17);
        placed.push([x, y]);
      }
      placed.forEach(([x, y], index) => {
        for (const [otherX, otherY] of placed.slice(index + 1)) {
          expect(Math.abs(x - otherX) < 44 && Math.abs(y - otherY) < 17).toBe(false);
        }
      });
    }),
    { seed: 20_261_124 },
  );
});
