import type { Feature, FeatureCollection, Polygon } from "geojson";
import type { LayerSpecification } from "maplibre-gl";
import type { LngLat } from "../../../shared/units/lng-lat.ts";
import type { Drawing } from "./drawing.ts";
import { WALL_FONT } from "./name-layers.ts";
import { HATCH_IMAGE, OUTSIDE_SOURCE, OUTSIDE_WORDS_SOURCE } from "./sources.ts";

/** As far north and south as the projection goes. */
const LAT_MAX = 85.051;

/** The world without what the pack covers, so that it can be hatched. */
export function outsideMask(coverage: readonly (readonly LngLat[])[]): Feature<Polygon> {
  const world = [
    [-180, -LAT_MAX],
    [180, -LAT_MAX],
    [180, LAT_MAX],
    [-180, LAT_MAX],
    [-180, -LAT_MAX],
  ];
  const holes = coverage.map((ring) => [...ring].reverse().map(([lng, lat]) => [lng, lat]));
  return {
    type: "Feature",
    properties: {},
    geometry: { type: "Polygon", coordinates: [world, ...holes] },
  };
}

export function outsideLayers(of: {
  readonly drawing: Drawing;
  readonly factor: number;
  readonly noData: string;
}): LayerSpecification[] {
  const { drawing } = of;
  return [
    {
      id: "outside",
      type: "fill",
      source: OUTSIDE_SOURCE,
      paint: { "fill-color": drawing.outside, "fill-antialias": false },
    },
    {
      id: "outside-hatch",
      type: "fill",
      source: OUTSIDE_SOURCE,
      paint: { "fill-pattern": HATCH_IMAGE },
    },
    {
      id: "outside-edge",
      type: "line",
      source: OUTSIDE_SOURCE,
      paint: { "line-color": drawing.hatch, "line-width": 1.2 },
    },
    {
      id: "outside-words",
      type: "symbol",
      source: OUTSIDE_WORDS_SOURCE,
      layout: {
        "text-field": of.noData,
        "text-font": [WALL_FONT],
        "text-size": 14 * of.factor,
        "text-letter-spacing": 0.12,
        "text-allow-overlap": true,
      },
      paint: {
        "text-color": drawing.outsideWords,
        "text-halo-color": drawing.outside,
        "text-halo-width": 4,
      },
    },
  ];
}

/** Pixels between two places where the words stand. */
const WORDS_APART = 420;
const WORDS_MAX = 60;

export type View = {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
  readonly zoom: number;
};

/** Where the words stand in this view: a grid fixed to the ground, outside the coverage only. */
export function outsideWords(
  view: View,
  coverage: readonly (readonly LngLat[])[],
): FeatureCollection {
  const step = WORDS_APART / (512 * 2 ** Math.floor(view.zoom));
  const features: Feature[] = [];
  const [left, right] = [xOf(view.west) / step, xOf(view.east) / step];
  const [top, bottom] = [yOf(view.north) / step, yOf(view.south) / step];
  for (let row = Math.floor(top * 2); row <= bottom * 2; row += 1) {
    for (let column = Math.floor(left); column <= right + 1; column += 1) {
      const x = (column + (row % 2 === 0 ? 0.25 : 0.75)) * step;
      const lngLat: LngLat = [x * 360 - 180, latOf(((row + 0.5) / 2) * step)];
      if (features.length >= WORDS_MAX) return { type: "FeatureCollection", features };
      if (isNear(coverage, lngLat, step)) continue;
      features.push({
        type: "Feature",
        properties: {},
        geometry: { type: "Point", coordinates: [...lngLat] },
      });
    }
  }
  return { type: "FeatureCollection", features };
}

/** Whether the words would touch what is covered: the point or its flanks lie inside. */
function isNear(coverage: readonly (readonly LngLat[])[], point: LngLat, step: number): boolean {
  const flank = 0.18 * step * 360;
  return [-flank, 0, flank].some((shift) => holds(coverage, [point[0] + shift, point[1]]));
}

/** Even-odd rule over all rings. */
export function holds(rings: readonly (readonly LngLat[])[], [lng, lat]: LngLat): boolean {
  let inside = false;
  for (const ring of rings) {
    for (let at = 1; at < ring.length; at += 1) {
      const [a, b] = [ring[at - 1], ring[at]];
      if (a === undefined || b === undefined || a[1] > lat === b[1] > lat) continue;
      if (lng < a[0] + ((lat - a[1]) / (b[1] - a[1])) * (b[0] - a[0])) inside = !inside;
    }
  }
  return inside;
}

function xOf(lng: number): number {
  return (lng + 180) / 360;
}

function yOf(lat: number): number {
  const sine = Math.sin((Math.max(-LAT_MAX, Math.min(LAT_MAX, lat)) * Math.PI) / 180);
  return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
}

function latOf(y: number): number {
  return (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI;
}
