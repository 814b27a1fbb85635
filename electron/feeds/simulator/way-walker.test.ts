import { expect, test } from "vitest";
import { distanceBetween } from "../../../shared/units/lng-lat.ts";
import { epochMs, metres, seconds } from "../../../shared/units/quantity.ts";
import { WayWalker } from "./way-walker.ts";

const geometry = [
  [120, 28.9],
  [120.01, 28.9],
  [120.01, 28.91],
] as const;

test("a walker is at its start, then in proportion to time, then at its end", () => {
  const way = { geometry, seconds: seconds(200), metres: metres(2087) };
  const walker = new WayWalker(way, epochMs(1_000_000));
  expect(walker.at(epochMs(1_000_000))).toMatchObject({ lngLat: [120, 28.9], arrived: false });
  let gone = 0;
  let last = walker.at(epochMs(1_000_000)).lngLat;
  for (let second = 1; second <= 100; second++) {
    const point = walker.at(epochMs(1_000_000 + second * 1000));
    gone += distanceBetween(last, point.lngLat);
    last = point.lngLat;
  }
  expect(gone).toBeGreaterThan(1030);
  expect(gone).toBeLessThan(1055);
  expect(walker.at(epochMs(1_300_000))).toMatchObject({ lngLat: [120.01, 28.91], arrived: true });
});

test("a way of one point has already arrived", () => {
  const way = { geometry: [geometry[0]], seconds: seconds(0), metres: metres(0) };
  const walker = new WayWalker(way, epochMs(0));
  expect(walker.at(epochMs(0))).toMatchObject({ lngLat: [120, 28.9], speed: 0, arrived: true });
});
