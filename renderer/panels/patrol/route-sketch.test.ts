import { expect, test } from "vitest";
import { routeOf, stopOf } from "../patrol-plan.test-data.ts";
import { routeSketch } from "./route-sketch.ts";

const paper = { width: 100, height: 60, edge: 10 };

test("a route fills its paper to the edge and north is up", () => {
  const route = routeOf("one", [stopOf("a", { lngLat: [120, 30.01] }), stopOf("b")]);
  const sketch = routeSketch(route, paper);
  expect(sketch?.stops.map(({ number }) => number)).toEqual([1, 2]);
  const [north, south] = sketch?.stops ?? [];
  expect(north?.y).toBeLessThan(south?.y ?? 0);
  const xs = [...(sketch?.path ?? "").matchAll(/[ML]([\d.]+)/g)].map((match) => Number(match[1]));
  expect([Math.min(...xs), Math.max(...xs)]).toEqual([10, 90]);
});

test("a route without a line has no picture", () => {
  expect(routeSketch({ geometry: [], stops: [] }, paper)).toBeNull();
  expect(routeSketch({ geometry: [[120, 30]], stops: [] }, paper)).toBeNull();
});
