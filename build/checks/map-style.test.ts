import { expect, test } from "vitest";
import {
  LANDUSE_CLASSES,
  ROAD_CLASSES,
  TILE_LAYERS,
} from "../../electron/imports/basemap/tile-layers.ts";
import { baseStyle } from "../../renderer/map/style/base-style.ts";
import { dayDrawing, nightDrawing } from "../../renderer/map/style/drawing.ts";

// What is cut into tiles and what is drawn from them are written in two wings that never meet.

const styles = [nightDrawing, dayDrawing].map((drawing) =>
  baseStyle({
    drawing,
    language: "zh",
    factor: 1,
    mapUrl: "app://wall/city.pmtiles",
    coverage: [],
    noData: "无底图数据",
  }),
);

/** Everything that layers over one layer of tiles say, as one text. */
function saidOf(style: (typeof styles)[number], tileLayer: string): string {
  return JSON.stringify(
    style.layers.filter((layer) => "source-layer" in layer && layer["source-layer"] === tileLayer),
  );
}

test("every layer that is cut is drawn, and nothing else is asked for", () => {
  for (const { layers } of styles) {
    const asked = new Set(
      layers.flatMap((layer) => ("source-layer" in layer ? [layer["source-layer"]] : [])),
    );
    expect([...asked].sort()).toEqual([...TILE_LAYERS].sort());
  }
});

test("every class of road and of land use is in the style", () => {
  for (const style of styles) {
    const roads = saidOf(style, "road");
    for (const roadClass of ROAD_CLASSES) expect(roads).toContain(`"${roadClass}"`);
    const land = saidOf(style, "landuse");
    for (const landClass of LANDUSE_CLASSES) expect(land).toContain(`"${landClass}"`);
  }
});
