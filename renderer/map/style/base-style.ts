import type { LayerSpecification, StyleSpecification } from "maplibre-gl";
import type { LngLat } from "../../../shared/units/lng-lat.ts";
import type { Drawing } from "./drawing.ts";
import { landLayers } from "./land-layers.ts";
import { nameLayers } from "./name-layers.ts";
import type { NameLanguage } from "./name-layers.ts";
import { outsideLayers, outsideMask } from "./outside.ts";
import { roadLayers } from "./road-layers.ts";
import { BASE_SOURCE, OUTSIDE_SOURCE, OUTSIDE_WORDS_SOURCE } from "./sources.ts";

export type BaseStyle = {
  readonly drawing: Drawing;
  readonly language: NameLanguage;
  /** Size of type and lines against a desk's, by the wall's distance. */
  readonly factor: number;
  /** Address of the base map archive; null: there is no pack. */
  readonly mapUrl: string | null;
  /** Closed rings of what the pack covers; empty: nothing. */
  readonly coverage: readonly (readonly LngLat[])[];
  readonly noData: string;
};

/** The base map as one style, without a glyph server, a sprite or anything from elsewhere. */
export function baseStyle(of: BaseStyle): StyleSpecification {
  const layers: LayerSpecification[] = [
    { id: "land", type: "background", paint: { "background-color": of.drawing.land } },
  ];
  if (of.mapUrl !== null) layers.push(...landLayers(of.drawing), ...roadLayers(of));
  layers.push(...outsideLayers(of));
  if (of.mapUrl !== null) layers.push(...nameLayers(of));
  return {
    version: 8,
    name: `OneWall ${of.drawing.name}`,
    sources: {
      ...(of.mapUrl === null
        ? {}
        : { [BASE_SOURCE]: { type: "vector", url: `pmtiles://${of.mapUrl}` } }),
      [OUTSIDE_SOURCE]: { type: "geojson", data: outsideMask(of.coverage), tolerance: 0.2 },
      [OUTSIDE_WORDS_SOURCE]: {
        type: "geojson",
        data: { type: "FeatureCollection", features: [] },
      },
    },
    layers,
  };
}
