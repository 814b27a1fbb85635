import { expect, test } from "vitest";
import { ringHolds, signedArea } from "../kit/flat-ring.ts";
import { randomFrom, randomIndex } from "../kit/random.ts";
import { metres, seconds } from "../units/quantity.ts";
import type { LngLat } from "../units/lng-lat.ts";
import { graphFrom } from "./build-graph.ts";
import type { Graph } from "./graph.ts";
import { randomRoads } from "./random-roads.ts";
import { reachFrom } from "./reach.ts";
import type { Reach } from "./reach.ts";
import { E7 } from "./road-input.ts";
import { routeBetween } from "./route-between.ts";
import { snapperOf } from "./snap.ts";
import type { Snapped } from "./snap.ts";

const LIMITS = [seconds(20), seconds(60)];

function town(seed: number): { readonly graph: Graph; readonly places: Snapped[] } {
  console.info("seed", seed);
  const random = randomFrom(seed);
  const { graph } = graphFrom(randomRoads(random, 9));
  const snapper = snapperOf(graph, "car");
  const places = Array.from({ length: 40 }, () => randomIndex(random, graph.pointLng.length))
    .map((at): LngLat => [(graph.pointLng[at] ?? 0) / E7, (graph.pointLat[at] ?? 0) / E7])
    .flatMap((lngLat) => snapper.snap(lngLat, metres(30)) ?? []);
  return { graph, places };
}

const inside = ({ polygons }: Reach, [lng, lat]: LngLat): boolean =>
  polygons.some((rings) => rings.filter((ring) => ringHolds(ring.flat(), lng, lat)).length === 1);

test("whatever is reached in time lies inside the reach", () => {
  let inTime = 0;
  for (const seed of [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]) {
    const { graph, places } = town(seed);
    const [from, ...others] = places;
    if (from === undefined) continue;
    const reaches = reachFrom(graph, "car", from, LIMITS);
    for (const to of others) {
      const route = routeBetween(graph, "car", from, to);
      for (const reach of reaches) {
        if ((route?.seconds ?? Infinity) > reach.limit) continue;
        expect(inside(reach, to.lngLat)).toBe(true);
        inTime += 1;
      }
    }
  }
  expect(inTime).toBeGreaterThan(50);
});

test("an exit is reached exactly at the limit", () => {
  let exits = 0;
  for (const seed of [1, 2, 3, 4, 5]) {
    const { graph, places } = town(seed);
    const from = places[0];
    if (from === undefined) continue;
    for (const { limit, exits: found } of reachFrom(graph, "car", from, LIMITS)) {
      for (const exit of found) {
        const to = snapperOf(graph, "car").snap(exit.lngLat, metres(1));
        const along = to?.arcs.find(({ arc }) => arc === exit.arc);
        if (to === null || along === undefined) continue;
        const route = routeBetween(graph, "car", from, { ...to, arcs: [along] });
        expect(Math.abs((route?.seconds ?? Infinity) - limit)).toBeLessThan(0.05);
        exits += 1;
      }
    }
  }
  expect(exits).toBeGreaterThan(10);
});

test("a longer limit reaches no less ground, in rings as GeoJSON asks", () => {
  const { graph, places } = town(3);
  const from = places[0];
  if (from === undefined) throw new Error("the town has a place");
  const [near, far] = reachFrom(graph, "car", from, LIMITS);
  const areaOf = (reach: Reach | undefined): number =>
    (reach?.polygons ?? []).flat().reduce((sum, ring) => sum + signedArea(ring.flat()), 0);
  expect(areaOf(far)).toBeGreaterThanOrEqual(areaOf(near));
  for (const rings of far?.polygons ?? []) {
    for (const [at, ring] of rings.entries()) {
      expect(ring[0]).toEqual(ring[ring.length - 1]);
      expect(signedArea(ring.flat()) > 0).toBe(at === 0);
    }
  }
});
