import { expect, test } from "vitest";
import { contoursOf } from "./contours.ts";

function gridOf(rows: readonly string[]): [Float32Array, number, number] {
  const columns = rows[0]!.length;
  const values = rows.flatMap((row) => [...row].map((cell) => (cell === "#" ? 1 : 0)));
  return [Float32Array.from(values), columns, rows.length];
}

test("one blot has one closed ring round it", () => {
  const rings = contoursOf(...gridOf([".....", ".##..", ".##..", "....."]));
  expect(rings).toHaveLength(1);
  expect(rings[0]!.at(0)).toEqual(rings[0]!.at(-1));
  const xs = rings[0]!.map(([x]) => x);
  expect([Math.min(...xs), Math.max(...xs)]).toEqual([0.5, 2.5]);
});

test("rings run counter-clockwise round the larger values, clockwise round a hole", () => {
  const rings = contoursOf(
    ...gridOf([".......", ".#####.", ".#...#.", ".#...#.", ".#...#.", ".#####.", "......."]),
  );
  const areas = rings.map((ring) => signedArea(ring)).sort((a, b) => a - b);
  expect(areas).toHaveLength(2);
  expect(areas[0]).toBeLessThan(0);
  expect(areas[1]).toBeGreaterThan(0);
});

test("blots that touch at a corner stay closed rings", () => {
  const rings = contoursOf(...gridOf(["......", ".##...", ".##...", "...##.", "...##.", "......"]));
  for (const ring of rings) expect(ring.at(0)).toEqual(ring.at(-1));
  expect(rings.length).toBeGreaterThan(0);
});

function signedArea(ring: readonly (readonly [number, number])[]): number {
  return ring.reduce((sum, [x, y], index) => {
    const [nextX, nextY] = ring[(index + 1) % ring.length]!;
    return sum + (x * nextY - nextX * y) / 2;
  }, 0);
}
