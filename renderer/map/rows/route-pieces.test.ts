import { expect, test } from "vitest";
import { randomFrom } from "../../../shared/kit/random.ts";
import type { LngLat } from "../../../shared/units/lng-lat.ts";
import { screenView, worldX, worldY } from "../screen.ts";
import { pixelsToLine } from "../stop-drag.ts";
import { routePieces } from "./route-pieces.ts";

const view = screenView([120, 29], 12, 1000, 800);
const pixelOf = ([lng, lat]: readonly [number, number] | LngLat) => ({
  x: worldX(lng) * view.size - view.left,
  y: worldY(lat) * view.size - view.top,
});

test("a straight street of many points is drawn with two", () => {
  const street = Array.from({ length: 50 }, (_, step): LngLat => [120 + step / 5_000, 29]);
  expect(routePieces(street, view)).toEqual([[street[0], street[49]]]);
});

test("what lies far outside the view is not drawn, and what returns is a piece of its own", () => {
  const line: LngLat[] = [
    [120, 29],
    [120.02, 29],
    [123, 31],
    [123, 27],
    [120.02, 28.99],
    [120, 28.99],
  ];
  expect(routePieces(line, view).map((piece) => piece.length)).toEqual([3, 3]);
  expect(routePieces(line.slice(2, 4), view)).toEqual([]);
});

test("no point of a way lies further than a pixel from what is drawn of it", () => {
  const seed = 20_260_301;
  const random = randomFrom(seed);
  let at: LngLat = [120, 29];
  const way = Array.from({ length: 800 }, (): LngLat => {
    at = [at[0] + (random() - 0.5) / 6_000, at[1] + (random() - 0.5) / 6_000];
    return at;
  });
  const [drawn = []] = routePieces(way, view);
  expect(drawn.length).toBeLessThan(way.length / 2);
  for (const point of way) {
    const away = drawn
      .slice(1)
      .map((to, index) => pixelsToLine(pixelOf(point), pixelOf(drawn[index]!), pixelOf(to)));
    expect(Math.min(...away), `seed ${seed}`).toBeLessThan(1);
  }
});
