import { expect, test } from "vitest";
import type { LngLat } from "../../../shared/units/lng-lat.ts";
import { holds, outsideMask, outsideWords } from "./outside.ts";

const town: LngLat[] = [
  [8.4, 49.4],
  [8.5, 49.4],
  [8.5, 49.5],
  [8.4, 49.5],
  [8.4, 49.4],
];

test("the mask is the world with the coverage cut out", () => {
  const { coordinates } = outsideMask([town]).geometry;
  expect(coordinates).toHaveLength(2);
  expect(outsideMask([]).geometry.coordinates).toHaveLength(1);
});

test("no words stand where there is data, and some do where there is none", () => {
  const view = { west: 8.2, south: 49.3, east: 8.8, north: 49.6, zoom: 11 };
  const { features } = outsideWords(view, [town]);
  expect(features.length).toBeGreaterThan(0);
  for (const { geometry } of features) {
    if (geometry.type !== "Point") throw new Error("words stand at points");
    const [lng = 0, lat = 0] = geometry.coordinates;
    expect(holds([town], [lng, lat])).toBe(false);
  }
});

test("words stay at their place when the map is moved", () => {
  const a = outsideWords({ west: 10, south: 50, east: 10.5, north: 50.3, zoom: 11.2 }, []);
  const b = outsideWords({ west: 10.1, south: 50, east: 10.6, north: 50.3, zoom: 11.7 }, []);
  const places = new Set(a.features.map(({ geometry }) => JSON.stringify(geometry)));
  expect(b.features.some(({ geometry }) => places.has(JSON.stringify(geometry)))).toBe(true);
});

test("a hole in the coverage has no data", () => {
  const pond: LngLat[] = [
    [8.44, 49.44],
    [8.44, 49.46],
    [8.46, 49.46],
    [8.46, 49.44],
    [8.44, 49.44],
  ];
  expect(holds([town, pond], [8.45, 49.45])).toBe(false);
  expect(holds([town, pond], [8.42, 49.42])).toBe(true);
});
