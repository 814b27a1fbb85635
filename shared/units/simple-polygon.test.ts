import fc from "fast-check";
import { expect, test } from "vitest";
import type { LngLat } from "./lng-lat.ts";
import { simplePolygonFrom } from "./simple-polygon.ts";

const LEAST = 25;
const corner = (x: number, y: number): LngLat => [119.9 + x / 1e4, 28.8 + y / 1e4];

/** Proper crossings by solving for the point where two lines meet: nothing of it is shared with
 *  what is tested. */
function crossings(points: readonly LngLat[]): number {
  const count = points.length;
  let found = 0;
  for (let i = 0; i < count; i++) {
    for (let j = i + 1; j < count; j++) {
      const [a, b] = [points[i]!, points[(i + 1) % count]!];
      const [c, d] = [points[j]!, points[(j + 1) % count]!];
      const det = (b[0] - a[0]) * (d[1] - c[1]) - (b[1] - a[1]) * (d[0] - c[0]);
      if (det === 0) continue;
      const t = ((c[0] - a[0]) * (d[1] - c[1]) - (c[1] - a[1]) * (d[0] - c[0])) / det;
      const u = ((c[0] - a[0]) * (b[1] - a[1]) - (c[1] - a[1]) * (b[0] - a[0])) / det;
      const inner = (of: number) => of > 1e-6 && of < 1 - 1e-6;
      if (inner(t) && inner(u)) found++;
    }
  }
  return found;
}

test("a bow tie keeps its four corners and loses its crossing", () => {
  const bow = [corner(0, 0), corner(10, 10), corner(10, 0), corner(0, 10)];
  const mended = simplePolygonFrom(bow, LEAST);
  expect(crossings(bow)).toBe(1);
  if (mended.kind !== "simple") throw new Error(mended.kind);
  expect(mended.repaired).toBe(true);
  expect([...mended.points].sort()).toEqual([...bow].sort());
  expect(crossings(mended.points)).toBe(0);
});

test("a polygon that does not cross stays as it was drawn, concave or not", () => {
  const dart = [corner(0, 0), corner(10, 0), corner(10, 10), corner(5, 2)];
  expect(simplePolygonFrom(dart, LEAST)).toEqual({
    ...{ kind: "simple", points: dart, repaired: false },
  });
});

test("corners on one line, or two of them, enclose nothing", () => {
  const line = [corner(0, 0), corner(5, 5), corner(10, 10)];
  const pair = [corner(0, 0), corner(5, 5), corner(0, 0)];
  expect(simplePolygonFrom(line, LEAST).kind).toBe("flat");
  expect(simplePolygonFrom(pair, LEAST).kind).toBe("flat");
  expect(simplePolygonFrom([corner(0, 0), corner(0.2, 0), corner(0, 0.2)], LEAST).kind).toBe(
    "flat",
  );
});

test("whatever corners are drawn: no side crosses another, and no corner is lost", () => {
  const one = fc.tuple(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 0, max: 500 }));
  const drawn = fc.uniqueArray(one, { minLength: 4, maxLength: 24, selector: String });
  let repaired = 0;
  fc.assert(
    fc.property(drawn, (pairs) => {
      const points = pairs.map(([x, y]) => corner(x, y));
      const mended = simplePolygonFrom(points, LEAST);
      if (mended.kind !== "simple") return;
      expect(crossings(mended.points)).toBe(0);
      expect([...mended.points].sort()).toEqual([...points].sort());
      expect(mended.repaired).toBe(points.some((point, i) => point !== mended.points[i]));
      if (mended.repaired) repaired++;
    }),
    { seed: 18, numRuns: 400 },
  );
  expect(repaired).toBeGreaterThan(200);
});
