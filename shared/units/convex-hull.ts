import type { LngLat } from "./lng-lat.ts";

/** The outline of points, closed, counter-clockwise; empty where they enclose nothing.
 *  Source: Andrew's monotone chain, 1979. */
export function convexHull(points: readonly LngLat[]): readonly LngLat[] {
  const sorted = [...points].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const half = (ordered: readonly LngLat[]): LngLat[] => {
    const chain: LngLat[] = [];
    for (const point of ordered) {
      while (chain.length > 1 && turn(chain.at(-2), chain.at(-1), point) <= 0) chain.pop();
      chain.push(point);
    }
    return chain.slice(0, -1);
  };
  const around = [...half(sorted), ...half(sorted.toReversed())];
  const [first] = around;
  return first === undefined || around.length < 3 ? [] : [...around, first];
}

/** Positive: the way from a over b turns left to c. */
function turn(a: LngLat | undefined, b: LngLat | undefined, c: LngLat): number {
  if (a === undefined || b === undefined) return 0;
  return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
}
