import { expect, test } from "vitest";
import { randomFrom } from "../../../shared/kit/random.ts";
import { Clusters, isMostlyStale } from "./clusters.ts";

const SEED = 11;

function town(count: number): [Float64Array, Float64Array] {
  const random = randomFrom(SEED);
  const lng = Float64Array.from({ length: count }, () => 8.4 + random() * 0.1);
  const lat = Float64Array.from({ length: count }, () => 49.4 + random() * 0.1);
  return [lng, lat];
}

test(`every camera stands alone or in one group, at every zoom (seed ${SEED})`, () => {
  const clusters = new Clusters(...town(2000), 1);
  for (let zoom = 5; zoom <= 17; zoom += 1) {
    const { singles, members } = clusters.level(zoom);
    const all = [...singles, ...members].sort((a, b) => a - b);
    expect(all).toEqual(Array.from({ length: 2000 }, (_, slot) => slot));
  }
});

test("close by, every group is open", () => {
  const clusters = new Clusters(...town(2000), 1);
  expect(clusters.level(16).lng).toHaveLength(0);
  expect(clusters.level(11).lng.length).toBeGreaterThan(0);
});

test("a group is stale when most of it is", () => {
  const level = new Clusters(...town(100), 1).level(5);
  expect(level.lng).toHaveLength(1);
  const freshness = new Uint8Array(100);
  freshness.fill(1, 0, 50);
  expect(isMostlyStale(level, 0, freshness)).toBe(false);
  freshness.fill(1, 0, 51);
  expect(isMostlyStale(level, 0, freshness)).toBe(true);
});
