import { expect, test } from "vitest";
import { edgeArrows, lngLatAt } from "./edge-arrows.ts";
import type { OffScreen } from "./edge-arrows.ts";
import { screenView, worldX, worldY } from "./screen.ts";

const view = screenView([8.4669, 49.4874], 14, 1000, 600);

function at(lng: number, lat: number): OffScreen {
  const thing = { kind: "incident", id: `${lng}/${lat}` } as const;
  return { thing, title: "火情", priority: 1, lngLat: [lng, lat] };
}

test("what is in the view has no arrow", () => {
  expect(edgeArrows([at(8.4669, 49.4874)], view, 1)).toEqual([]);
});

test("an arrow stands inside the edge and points the way", () => {
  const [east] = edgeArrows([at(8.9, 49.4874)], view, 1);
  expect(east!.x).toBeCloseTo(1000 - 34, 5);
  expect(east!.y).toBeCloseTo(300, 0);
  expect(east!.turn).toBeCloseTo(90, 0);
  const [north] = edgeArrows([at(8.4669, 49.9)], view, 1);
  expect([north!.x, north!.y]).toEqual([expect.closeTo(500, 3), expect.closeTo(34, 5)]);
  expect(north!.turn).toBeCloseTo(0, 3);
});

test("the distance counts from the edge, not from the middle", () => {
  const edge = lngLatAt(view, 1000, 300);
  const [arrow] = edgeArrows([at(edge[0] + 0.001, edge[1])], view, 1);
  expect(arrow!.distance).toBeGreaterThan(60);
  expect(arrow!.distance).toBeLessThan(85);
});

test("there are at most six, in the order given", () => {
  const many = Array.from({ length: 20 }, (_, index) => at(9 + index, 49.4874));
  const arrows = edgeArrows(many, view, 1);
  expect(arrows.map(({ thing }) => thing.id)).toEqual(many.slice(0, 6).map((one) => one.thing.id));
});

test("a place and its pixel belong to each other", () => {
  const [lng, lat] = lngLatAt(view, 123, 456);
  expect(worldX(lng) * view.size - view.left).toBeCloseTo(123, 6);
  expect(worldY(lat) * view.size - view.top).toBeCloseTo(456, 6);
});
