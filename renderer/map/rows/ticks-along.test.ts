import { expect, test } from "vitest";
import type { LngLat } from "../../../shared/units/lng-lat.ts";
import { worldX } from "../screen.ts";
import { ticksAlong } from "./ticks-along.ts";

test("ticks are evenly apart, also across bends, and point along the line", () => {
  const line: LngLat[] = [
    [8, 0],
    [8.03, 0],
    [8.031, 0],
    [8.1, 0],
  ];
  const ticks = ticksAlong(line, 0.01 / 360);
  expect(ticks).toHaveLength(10);
  ticks.forEach(({ lngLat, heading }, index) => {
    expect(worldX(lngLat[0])).toBeCloseTo(worldX(8.005 + index * 0.01), 9);
    expect(heading).toBeCloseTo(90, 3);
  });
});

test("a line shorter than half a step has none", () => {
  expect(
    ticksAlong(
      [
        [8, 49],
        [8.001, 49],
      ],
      0.01 / 360,
    ),
  ).toEqual([]);
});
