import { expect, test } from "vitest";
import { nearestDrawn } from "./nearest-drawn.ts";
import { screenView, worldX, worldY } from "./screen.ts";

const view = screenView([8.4669, 49.4874], 15, 1000, 600);
const lng = Float64Array.of(8.46, 8.4669, 8.4669, 8.47);
const lat = Float64Array.of(49.48, 49.4874, 49.4874, 49.49);
const drawn = Int32Array.of(0, 1, 2, 3);

function pixelOf(slot: number): { readonly x: number; readonly y: number } {
  return {
    x: worldX(lng[slot]!) * view.size - view.left,
    y: worldY(lat[slot]!) * view.size - view.top,
  };
}

test("the nearest thing within reach is meant, the upper one where two coincide", () => {
  const { x, y } = pixelOf(1);
  expect(nearestDrawn(drawn, 4, { lng, lat }, { x: x + 3, y, view, reach: 15 }).index).toBe(2);
});

test("beyond reach there is nothing", () => {
  const { x, y } = pixelOf(1);
  expect(nearestDrawn(drawn, 4, { lng, lat }, { x: x + 20, y, view, reach: 15 }).index).toBe(-1);
});

test("what is not drawn cannot be pointed at", () => {
  const at = { ...pixelOf(3), view, reach: 15 };
  expect(nearestDrawn(drawn, 3, { lng, lat }, at).index).toBe(-1);
  expect(nearestDrawn(drawn, 4, { lng, lat }, at).index).toBe(3);
});
