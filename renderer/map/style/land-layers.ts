import type { LayerSpecification } from "maplibre-gl";
import { byZoom } from "./by-zoom.ts";
import type { Drawing } from "./drawing.ts";
import { tileLayer } from "./sources.ts";

/** What lies under the streets: land use, water, buildings when close. */
export function landLayers(drawing: Drawing): LayerSpecification[] {
  return [landuseLayer(drawing), ...waterLayers(drawing), buildingLayer(drawing)];
}

function landuseLayer(drawing: Drawing): LayerSpecification {
  return {
    id: "landuse",
    type: "fill",
    ...tileLayer("landuse"),
    paint: {
      "fill-color": [
        "match",
        ["get", "class"],
        ["residential", "commercial"],
        drawing.builtUp,
        ["industrial", "military", "airport"],
        drawing.works,
        "institution",
        drawing.institution,
        ["wood", "wetland"],
        drawing.wood,
        "grass",
        drawing.grass,
        "park",
        drawing.park,
        "farmland",
        drawing.farmland,
        ["sand", "rock"],
        drawing.bare,
        ["parking", "square", "pier"],
        drawing.paved,
        drawing.land,
      ],
      "fill-antialias": false,
    },
  };
}

function waterLayers(drawing: Drawing): LayerSpecification[] {
  return [
    {
      id: "water",
      type: "fill",
      ...tileLayer("water"),
      filter: ["==", ["geometry-type"], "Polygon"],
      paint: { "fill-color": drawing.water },
    },
    {
      id: "water-edge",
      type: "line",
      ...tileLayer("water"),
      minzoom: 11,
      paint: {
        "line-color": drawing.waterEdge,
        "line-width": byZoom([
          [11, 0.4],
          [16, 1.2],
        ]),
      },
    },
    {
      id: "waterway",
      type: "line",
      ...tileLayer("waterway"),
      filter: ["!=", ["get", "structure"], "tunnel"],
      layout: { "line-cap": "round", "line-join": "round" },
      paint: {
        "line-color": ["match", ["get", "class"], "coastline", drawing.waterEdge, drawing.water],
        "line-width": [
          "interpolate",
          ["exponential", 1.6],
          ["zoom"],
          8,
          ["match", ["get", "class"], "river", 1.2, 0.3],
          14,
          ["match", ["get", "class"], "river", 5, 1.4],
          18,
          ["match", ["get", "class"], "river", 22, 6],
        ],
      },
    },
  ];
}

function buildingLayer(drawing: Drawing): LayerSpecification {
  return {
    id: "building",
    type: "fill",
    ...tileLayer("building"),
    minzoom: 14,
    paint: {
      "fill-color": drawing.building,
      "fill-outline-color": drawing.buildingEdge,
      "fill-opacity": ["interpolate", ["linear"], ["zoom"], 14, 0, 15, 1],
    },
  };
}
