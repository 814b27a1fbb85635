import type {
  ExpressionSpecification,
  LayerSpecification,
  LineLayerSpecification,
} from "maplibre-gl";
import { byZoom } from "./by-zoom.ts";
import type { ZoomStop } from "./by-zoom.ts";
import type { Drawing } from "./drawing.ts";
import { ONE_WAY_IMAGE, tileLayer } from "./sources.ts";

/** One of the four tones of roads: its classes and how wide they are, pixels by zoom. */
type RoadTone = {
  readonly id: string;
  readonly classes: readonly [string, ...string[]];
  readonly tone: 0 | 1 | 2 | 3;
  readonly minzoom: number;
  readonly widths: readonly [ZoomStop, ...ZoomStop[]];
};

const ROAD_TONES: readonly RoadTone[] = [
  {
    id: "street",
    classes: ["street", "service"],
    tone: 3,
    minzoom: 12,
    widths: [
      [12, 0.5],
      [14, 2.2],
      [16, 6],
      [18, 16],
    ],
  },
  {
    id: "secondary",
    classes: ["secondary", "tertiary"],
    tone: 2,
    minzoom: 9,
    widths: [
      [9, 0.7],
      [12, 1.8],
      [14, 4],
      [16, 9],
      [18, 22],
    ],
  },
  {
    id: "primary",
    classes: ["primary", "trunk"],
    tone: 1,
    minzoom: 6,
    widths: [
      [6, 0.7],
      [10, 1.5],
      [12, 2.8],
      [14, 5.5],
      [16, 11],
      [18, 26],
    ],
  },
  {
    id: "motorway",
    classes: ["motorway"],
    tone: 0,
    minzoom: 5,
    widths: [
      [5, 0.9],
      [10, 2.2],
      [12, 3.4],
      [14, 6.5],
      [16, 12],
      [18, 28],
    ],
  },
];

/** Streets: tunnels faint, then paths, then every tone with its casing, bridges above all. */
export function roadLayers(of: {
  readonly drawing: Drawing;
  readonly factor: number;
}): LayerSpecification[] {
  const { drawing } = of;
  return [
    railLayer(drawing),
    ...ROAD_TONES.map((tone) => tunnelLayer(tone, drawing)),
    pathLayer(drawing),
    ...ROAD_TONES.map((tone) => casingLayer(tone, drawing, "ground")),
    ...ROAD_TONES.map((tone) => fillLayer(tone, drawing, "ground")),
    ...ROAD_TONES.map((tone) => casingLayer(tone, drawing, "bridge")),
    ...ROAD_TONES.map((tone) => fillLayer(tone, drawing, "bridge")),
    boundaryLayer(drawing),
    oneWayLayer(),
  ];
}

type Level = "ground" | "bridge";

const LEVELS: Readonly<Record<Level, ExpressionSpecification>> = {
  ground: ["!", ["has", "structure"]],
  bridge: ["==", ["get", "structure"], "bridge"],
};

const SORT_KEY: ExpressionSpecification = ["coalesce", ["get", "sort"], 0];

function casingLayer(tone: RoadTone, drawing: Drawing, level: Level): LineLayerSpecification {
  const isBridge = level === "bridge";
  const minzoom = Math.max(tone.minzoom + 1, 11);
  return {
    id: `${tone.id}-casing${isBridge ? "-bridge" : ""}`,
    type: "line",
    ...tileLayer("road"),
    minzoom,
    filter: ["all", LEVELS[level], classFilter(tone)],
    layout: {
      "line-cap": isBridge ? "butt" : "round",
      "line-join": "round",
      "line-sort-key": SORT_KEY,
    },
    paint: {
      "line-color": drawing.casing,
      "line-width": widthOf(tone, drawing.casingPixels * (isBridge ? 1.5 : 1)),
    },
  };
}

function fillLayer(tone: RoadTone, drawing: Drawing, level: Level): LineLayerSpecification {
  const isBridge = level === "bridge";
  return {
    id: `${tone.id}${isBridge ? "-bridge" : ""}`,
    type: "line",
    ...tileLayer("road"),
    minzoom: tone.minzoom,
    filter: ["all", LEVELS[level], classFilter(tone)],
    layout: { "line-cap": "round", "line-join": "round", "line-sort-key": SORT_KEY },
    paint: { "line-color": drawing.roads[tone.tone], "line-width": widthOf(tone, 0) },
  };
}

function tunnelLayer(tone: RoadTone, drawing: Drawing): LineLayerSpecification {
  return {
    id: `${tone.id}-tunnel`,
    type: "line",
    ...tileLayer("road"),
    minzoom: Math.max(10, tone.minzoom),
    filter: ["all", ["==", ["get", "structure"], "tunnel"], classFilter(tone)],
    paint: {
      "line-color": drawing.roads[tone.tone],
      "line-width": widthOf(tone, 0),
      "line-opacity": 0.35,
    },
  };
}

function pathLayer(drawing: Drawing): LineLayerSpecification {
  return {
    id: "path",
    type: "line",
    ...tileLayer("road"),
    minzoom: 14,
    filter: ["in", ["get", "class"], ["literal", ["path", "track"]]],
    layout: { "line-join": "round" },
    paint: {
      "line-color": drawing.path,
      "line-width": byZoom([
        [14, 0.6],
        [16, 1.2],
        [18, 3],
      ]),
      "line-dasharray": [3, 1.5],
    },
  };
}

function railLayer(drawing: Drawing): LineLayerSpecification {
  return {
    id: "rail",
    type: "line",
    ...tileLayer("rail"),
    filter: ["!=", ["get", "structure"], "tunnel"],
    paint: {
      "line-color": drawing.rail,
      "line-width": byZoom([
        [8, 0.5],
        [13, 1.2],
        [16, 2.4],
      ]),
      "line-dasharray": [5, 1.4],
    },
  };
}

function boundaryLayer(drawing: Drawing): LineLayerSpecification {
  return {
    id: "boundary",
    type: "line",
    ...tileLayer("boundary"),
    layout: { "line-join": "round" },
    paint: {
      "line-color": drawing.boundary,
      "line-width": ["match", ["get", "level"], [0, 1, 2, 3, 4], 1.4, [5, 6], 1.1, 0.8],
      "line-dasharray": [6, 2.5, 1.5, 2.5],
      "line-opacity": 0.7,
    },
  };
}

function oneWayLayer(): LayerSpecification {
  return {
    id: "one-way",
    type: "symbol",
    ...tileLayer("road"),
    minzoom: 16.5,
    filter: ["all", ["has", "way"], ["!=", ["get", "class"], "motorway"]],
    layout: {
      "symbol-placement": "line",
      "symbol-spacing": 160,
      "icon-image": ONE_WAY_IMAGE,
      "icon-rotate": ["match", ["get", "way"], -1, 180, 0],
      "icon-rotation-alignment": "map",
      "icon-padding": 2,
    },
  };
}

function classFilter({ classes }: RoadTone): ExpressionSpecification {
  return ["in", ["get", "class"], ["literal", [...classes]]];
}

/** Lesser classes of a tone, and links, are narrower; `extra` is added on top, pixels. */
function widthOf({ widths }: RoadTone, extra: number): ExpressionSpecification {
  const share: ExpressionSpecification = [
    "*",
    [
      "match",
      ["get", "class"],
      ["trunk", "secondary", "street", "motorway"],
      1,
      "service",
      0.5,
      0.8,
    ],
    ["case", ["has", "link"], 0.65, 1],
  ];
  const stops = widths.flatMap(([zoom, width]) => [
    zoom,
    ["+", ["*", width, share], extra] satisfies ExpressionSpecification,
  ]);
  return ["interpolate", ["exponential", 1.6], ["zoom"], ...pairOfStops(stops)];
}

type Stops = [number, ExpressionSpecification, ...(number | ExpressionSpecification)[]];

function pairOfStops(stops: readonly (number | ExpressionSpecification)[]): Stops {
  const [zoom, value, ...rest] = stops;
  if (typeof zoom !== "number" || typeof value === "number" || value === undefined) {
    throw new Error("a road has at least one width");
  }
  return [zoom, value, ...rest];
}
