import type {
  ExpressionSpecification,
  FilterSpecification,
  LayerSpecification,
  SymbolLayerSpecification,
} from "maplibre-gl";
import { byZoom } from "./by-zoom.ts";
import type { Drawing } from "./drawing.ts";
import { tileLayer } from "./sources.ts";

export type NameLanguage = "zh" | "en";
/** The family every text of the wall is set in; bundled, so that no system font is asked for. */
export const WALL_FONT = "Wall Sans";
/** The layers of family 6 that the base map itself draws. */
export const PLACE_LAYERS = ["poi"] as const;

type Names = {
  readonly drawing: Drawing;
  readonly language: NameLanguage;
  readonly factor: number;
};

/** Names, few and quiet: settlements, streets, water, and what a patrol looks for by name. */
export function nameLayers(of: Names): LayerSpecification[] {
  return [streetNames(of), waterNames(of), pois(of), lesserPlaces(of), greaterPlaces(of)];
}

/** The sign's own name, or the Latin one where the screen speaks English. */
function nameIn(language: NameLanguage): ExpressionSpecification {
  return language === "zh" ? ["get", "name"] : ["coalesce", ["get", "latin"], ["get", "name"]];
}

function streetNames({ drawing, language, factor }: Names): SymbolLayerSpecification {
  return {
    id: "street-name",
    type: "symbol",
    ...tileLayer("road"),
    minzoom: 13,
    filter: [
      "all",
      ["has", "name"],
      [
        "step",
        ["zoom"],
        ["in", ["get", "class"], ["literal", ["trunk", "primary", "secondary"]]],
        14,
        ["in", ["get", "class"], ["literal", ["trunk", "primary", "secondary", "tertiary"]]],
        15,
        ["!", ["in", ["get", "class"], ["literal", ["path", "track", "motorway", "service"]]]],
        17,
        true,
      ],
    ],
    layout: {
      "symbol-placement": "line",
      "symbol-spacing": 340,
      "text-field": nameIn(language),
      "text-font": [WALL_FONT],
      "text-size": byZoom(
        [
          [13, 11],
          [18, 14],
        ],
        factor,
      ),
      "text-letter-spacing": language === "zh" ? 0.08 : 0.02,
      "text-max-angle": 30,
      "text-padding": 6,
      "symbol-sort-key": [
        "match",
        ["get", "class"],
        "trunk",
        0,
        "primary",
        1,
        "secondary",
        2,
        "tertiary",
        3,
        4,
      ],
    },
    paint: haloed(drawing, drawing.streetName, 1.4),
  };
}

function waterNames({ drawing, language, factor }: Names): SymbolLayerSpecification {
  return {
    id: "water-name",
    type: "symbol",
    ...tileLayer("waterway"),
    minzoom: 11,
    filter: ["all", ["has", "name"], ["==", ["get", "class"], "river"]],
    layout: {
      "symbol-placement": "line",
      "symbol-spacing": 480,
      "text-field": nameIn(language),
      "text-font": [WALL_FONT],
      "text-size": 12 * factor,
      "text-letter-spacing": 0.2,
      "text-max-angle": 30,
    },
    paint: haloed(drawing, drawing.waterName, 1),
  };
}

/** What a control room asks for by name; shops and benches stay out until close. */
export const CALLED_BY_NAME = [
  "police",
  "fire_station",
  "hospital",
  "townhall",
  "courthouse",
  "government",
  "university",
  "station",
  "bus_station",
  "aerodrome",
] as const;

function pois({ drawing, language, factor }: Names): SymbolLayerSpecification {
  const wanted: FilterSpecification = [
    "step",
    ["zoom"],
    ["in", ["get", "class"], ["literal", [...CALLED_BY_NAME]]],
    16,
    ["<=", ["get", "rank"], 15],
    17.5,
    true,
  ];
  return {
    id: "poi",
    type: "symbol",
    ...tileLayer("poi"),
    minzoom: 13,
    filter: wanted,
    layout: {
      "icon-image": [
        "case",
        ["in", ["get", "class"], ["literal", [...CALLED_BY_NAME]]],
        poiIcon(),
        "poi-dot",
      ],
      "icon-padding": 4,
      "text-field": nameIn(language),
      "text-font": [WALL_FONT],
      "text-size": 11 * factor,
      "text-variable-anchor": ["left", "right", "top", "bottom"],
      "text-radial-offset": 0.9,
      "text-max-width": 8,
      "text-optional": true,
      "text-padding": 8,
      "symbol-sort-key": ["get", "rank"],
    },
    paint: haloed(drawing, drawing.poiName, 1.2),
  };
}

function poiIcon(): ExpressionSpecification {
  return ["concat", "poi-", ["get", "class"]];
}

const GREATER = ["country", "state", "province", "region", "city", "county", "town", "district"];

function greaterPlaces({ drawing, language, factor }: Names): SymbolLayerSpecification {
  return {
    id: "place-greater",
    type: "symbol",
    ...tileLayer("place"),
    maxzoom: 16,
    filter: ["in", ["get", "class"], ["literal", [...GREATER]]],
    layout: {
      "text-field": nameIn(language),
      "text-font": [WALL_FONT],
      "text-size": byZoom(
        [
          [6, 12],
          [12, 17],
          [15, 19],
        ],
        factor,
      ),
      "text-letter-spacing": language === "zh" ? 0.24 : 0.06,
      "text-max-width": 9,
      "text-padding": 14,
      "symbol-sort-key": ["get", "rank"],
    },
    paint: haloed(drawing, drawing.placeName, 1.6),
  };
}

function lesserPlaces({ drawing, language, factor }: Names): SymbolLayerSpecification {
  return {
    id: "place-lesser",
    type: "symbol",
    ...tileLayer("place"),
    minzoom: 11,
    maxzoom: 17,
    filter: [
      "step",
      ["zoom"],
      ["in", ["get", "class"], ["literal", ["suburb", "borough", "island"]]],
      12.3,
      ["in", ["get", "class"], ["literal", ["suburb", "borough", "island", "village"]]],
      15.2,
      ["!", ["in", ["get", "class"], ["literal", [...GREATER]]]],
    ],
    layout: {
      "text-field": nameIn(language),
      "text-font": [WALL_FONT],
      "text-size": byZoom(
        [
          [11, 11],
          [16, 14],
        ],
        factor,
      ),
      "text-letter-spacing": language === "zh" ? 0.16 : 0.04,
      "text-max-width": 9,
      "text-padding": 12,
      "symbol-sort-key": ["get", "rank"],
    },
    paint: { ...haloed(drawing, drawing.placeName, 1.4), "text-opacity": 0.85 },
  };
}

function haloed(drawing: Drawing, color: string, width: number) {
  return {
    "text-color": color,
    "text-halo-color": drawing.halo,
    "text-halo-width": width,
    "text-halo-blur": 0.4,
  } as const;
}
