import { expect, test } from "vitest";
import { randomFrom } from "../kit/random.ts";
import { distanceBetween } from "../units/lng-lat.ts";
import type { LngLat } from "../units/lng-lat.ts";
import { metres } from "../units/quantity.ts";
import { graphFrom } from "./build-graph.ts";
import type { Graph } from "./graph.ts";
import { randomRoads } from "./random-roads.ts";
import { E7 } from "./road-input.ts";
import { snapperOf } from "./snap.ts";

/** Distance to the nearest routable piece, by looking at all of them in steps. */
function nearestMetres(graph: Graph, lngLat: LngLat): number {
  const { firstPoint, chainPoints } = graph.networks.car;
  const at = (place: number): LngLat => {
    const point = chainPoints[place] ?? 0;
    return [(graph.pointLng[point] ?? 0) / E7, (graph.pointLat[point] ?? 0) / E7];
  };
  let nearest = Infinity;
  for (let chain = 0; chain + 1 < firstPoint.length; chain += 1) {
    for (let place = firstPoint[chain] ?? 0; place + 1 < (firstPoint[chain + 1] ?? 0); place += 1) {
      const [a, b] = [at(place), at(place + 1)];
      for (let share = 0; share <= 1; share += 1 / 256) {
        const point: LngLat = [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share];
        nearest = Math.min(nearest, distanceBetween(lngLat, point));
      }
    }
  }
  return nearest;
}

test("a position snaps to the nearest street there is, or to none beyond the limit", () => {
  for (const seed of [1, 2, 3]) {
    console.info("seed", seed);
    const random = randomFrom(seed);
    const { graph } = graphFrom(randomRoads(random, 7));
    const snapper = snapperOf(graph, "car");
    for (let tries = 0; tries < 25; tries += 1) {
      const lngLat: LngLat = [random() * 0.012 - 0.002, random() * 0.012 - 0.002];
      const nearest = nearestMetres(graph, lngLat);
      const snapped = snapper.snap(lngLat, metres(5000));
      expect(Math.abs((snapped?.distance ?? Infinity) - nearest)).toBeLessThan(0.5);
      expect(distanceBetween(lngLat, snapped?.lngLat ?? [0, 0])).toBeCloseTo(
        snapped?.distance ?? -1,
        2,
      );
      if (nearest > 5) expect(snapper.snap(lngLat, metres(nearest - 2))).toBeNull();
      expect(snapper.snap(lngLat, metres(nearest + 2))?.distance).toBe(snapped?.distance);
    }
  }
});

test("before and after on an arc add up to the whole arc", () => {
  const { graph } = graphFrom(randomRoads(randomFrom(4), 7));
  const snapped = snapperOf(graph, "car").snap([0.003, 0.003], metres(500));
  expect(snapped?.arcs.length).toBeGreaterThan(0);
  for (const along of snapped?.arcs ?? []) {
    const { arcMillis, arcMetres } = graph.networks.car;
    expect(along.millisBefore + along.millisAfter).toBe(arcMillis[along.arc]);
    expect(along.metresBefore + along.metresAfter).toBeCloseTo(arcMetres[along.arc] ?? 0, 1);
    expect(along.fraction).toBeGreaterThanOrEqual(0);
    expect(along.fraction).toBeLessThanOrEqual(1);
  }
});
