import { expect, test } from "vitest";
import { randomFrom, randomIndex } from "../kit/random.ts";
import { distanceBetween } from "../units/lng-lat.ts";
import type { LngLat } from "../units/lng-lat.ts";
import { NearPoints } from "./near-points.ts";

test("the nearest point is the one that looking at all of them finds", () => {
  for (const seed of [1, 2, 3, 4]) {
    console.info("seed", seed);
    const random = randomFrom(seed);
    const somewhere = (): LngLat => [8.4 + random() * 0.3, 49.4 + random() * 0.2];
    const clumps = Array.from({ length: 5 }, somewhere);
    const points = Array.from({ length: 1 + randomIndex(random, 400) }, (): LngLat => {
      const [lng, lat] = clumps[randomIndex(random, 5)] ?? [0, 0];
      return random() < 0.3 ? somewhere() : [lng + random() * 0.005, lat + random() * 0.005];
    });
    const near = new NearPoints(points);
    for (let turn = 0; turn < 200; turn++) {
      const [lng, lat] = somewhere();
      const to: LngLat = turn % 10 === 0 ? [lng + 1, lat - 0.7] : [lng, lat];
      const least = Math.min(...points.map((point) => distanceBetween(point, to)));
      expect(near.nearest(to)?.metres, `seed ${seed}`).toBeCloseTo(least, 6);
    }
  }
});

test("among no points there is no nearest", () => {
  expect(new NearPoints([]).nearest([8, 49])).toBeNull();
});
