import { validateStyleMin } from "@maplibre/maplibre-gl-style-spec";
import { expect, test } from "vitest";
import { baseStyle } from "./base-style.ts";
import { dayDrawing, nightDrawing } from "./drawing.ts";

const town = [
  [8.4, 49.4],
  [8.5, 49.4],
  [8.5, 49.5],
  [8.4, 49.4],
] as const;

const styles = [nightDrawing, dayDrawing].flatMap((drawing) =>
  (["zh", "en"] as const).flatMap((language) =>
    [null, "app://wall/packs/a.pmtiles"].map((mapUrl) => {
      const coverage = mapUrl === null ? [] : [town];
      const noData = "无底图数据";
      return baseStyle({ drawing, language, factor: 1.5, mapUrl, coverage, noData });
    }),
  ),
);

test("every style is one that MapLibre accepts", () => {
  for (const style of styles) expect(validateStyleMin(style)).toEqual([]);
});

test("no style asks anyone else for glyphs, sprites or tiles", () => {
  for (const style of styles) {
    expect(style.glyphs).toBeUndefined();
    expect(style.sprite).toBeUndefined();
    expect(JSON.stringify(style)).not.toMatch(/https?:/);
  }
});

test("every text is set in the bundled family", () => {
  for (const { layers } of styles) {
    for (const layer of layers) {
      if (layer.type !== "symbol" || layer.layout?.["text-field"] === undefined) continue;
      expect(layer.layout["text-font"]).toEqual(["Wall Sans"]);
    }
  }
});

test("day is not night turned over: no tone is the other's complement", () => {
  const complement = (tone: string): string => {
    return `#${(0xffffff - Number.parseInt(tone.slice(1), 16)).toString(16).padStart(6, "0")}`;
  };
  expect(dayDrawing.land).not.toBe(complement(nightDrawing.land));
  expect(lightness(dayDrawing.roads[0])).toBeGreaterThan(lightness(dayDrawing.land));
  expect(lightness(nightDrawing.roads[0])).toBeGreaterThan(lightness(nightDrawing.land));
});

test("names reach seven to one against the land they stand on", () => {
  for (const { placeName, land, wood, park, builtUp, halo } of [nightDrawing, dayDrawing]) {
    for (const ground of [land, wood, park, builtUp, halo]) {
      expect(contrast(placeName, ground)).toBeGreaterThanOrEqual(7);
    }
  }
});

function lightness(tone: string): number {
  const channels = [1, 3, 5].map((at) => Number.parseInt(tone.slice(at, at + 2), 16) / 255);
  const [red = 0, green = 0, blue = 0] = channels.map((value) =>
    value <= 0.040_45 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [lightness(a), lightness(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}
