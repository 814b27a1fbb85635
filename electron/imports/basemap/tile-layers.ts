import { unreachable } from "../../../shared/kit/assert.ts";
import type { MapFeature } from "../osm/map-feature.ts";

export const ZOOM_MIN = 5;
/** Nearer views stretch these tiles: at 14 a tile's grid is 0.6 m wide. */
export const ZOOM_MAX = 14;

export const TILE_LAYERS = [
  "water",
  "waterway",
  "landuse",
  "building",
  "road",
  "rail",
  "boundary",
  "place",
  "poi",
] as const;
export type TileLayer = (typeof TILE_LAYERS)[number];

/** How a road is drawn; links are drawn as what they join. */
export const ROAD_CLASSES = [
  "motorway",
  "trunk",
  "primary",
  "secondary",
  "tertiary",
  "street",
  "service",
  "track",
  "path",
] as const;
export type RoadClass = (typeof ROAD_CLASSES)[number];

export const LANDUSE_CLASSES = [
  "wetland",
  "wood",
  "grass",
  "park",
  "farmland",
  "sand",
  "rock",
  "residential",
  "commercial",
  "industrial",
  "institution",
  "military",
  "airport",
  "parking",
  "square",
  "pier",
] as const;

/** Where a feature is drawn, from which zoom on, and what a style may ask about it. */
export type TilePlacing = {
  readonly layer: TileLayer;
  readonly zoomMin: number;
  readonly properties: Readonly<Record<string, string | number>>;
};

export function placingOf(feature: MapFeature): TilePlacing | null {
  const { class: mapClass, geometry } = feature;
  switch (mapClass) {
    case "water":
    case "river":
    case "coastline":
      return geometry.kind === "area" ? waterArea(feature) : waterLine(feature);
    case "wetland":
    case "wood":
    case "grass":
    case "park":
    case "farmland":
    case "sand":
    case "rock":
    case "residential":
    case "commercial":
    case "industrial":
    case "institution":
    case "military":
    case "airport":
    case "parking":
    case "square":
    case "pier":
      return landuse(feature);
    case "building":
      return placing("building", 13, {});
    case "road":
      return road(feature);
    case "rail":
      return placing("rail", feature.subclass === "rail" ? 8 : 12, structured(feature));
    case "boundary":
      return boundary(feature);
    case "place-label":
      return label("place", feature);
    case "poi":
      return label("poi", feature);
    default:
      return unreachable(mapClass);
  }
}

const ZOOM_OF_ROAD: Readonly<Record<RoadClass, number>> = {
  motorway: 5,
  trunk: 6,
  primary: 7,
  secondary: 9,
  tertiary: 11,
  street: 12,
  service: 13,
  track: 13,
  path: 14,
};

const ROAD_OF_HIGHWAY: Readonly<Record<string, RoadClass>> = {
  motorway: "motorway",
  trunk: "trunk",
  primary: "primary",
  secondary: "secondary",
  tertiary: "tertiary",
  residential: "street",
  unclassified: "street",
  living_street: "street",
  road: "street",
  busway: "street",
  pedestrian: "street",
  service: "service",
  track: "track",
};

function road(feature: MapFeature): TilePlacing {
  const isLink = feature.subclass.endsWith("_link");
  const highway = isLink ? feature.subclass.slice(0, -"_link".length) : feature.subclass;
  const roadClass = ROAD_OF_HIGHWAY[highway] ?? "path";
  return placing("road", ZOOM_OF_ROAD[roadClass] + (isLink ? 3 : 0), {
    class: roadClass,
    ...structured(feature),
    ...named(feature),
    ...(isLink ? { link: 1 } : {}),
    ...(feature.oneWay === 0 ? {} : { way: feature.oneWay }),
    sort: 2 * feature.layer + (isLink ? 0 : 1),
  });
}

/** An area comes with its rank: the zoom at which it covers a few pixels. */
function waterArea({ rank }: MapFeature): TilePlacing {
  return placing("water", Math.ceil(rank), {});
}

function waterLine(feature: MapFeature): TilePlacing {
  const isMajor = feature.subclass === "river" || feature.subclass === "canal";
  const isCoast = feature.class === "coastline";
  return placing("waterway", isMajor || isCoast ? 7 : 12, {
    class: isMajor ? "river" : isCoast ? "coastline" : "stream",
    ...(feature.structure === "tunnel" ? { structure: "tunnel" } : {}),
    ...named(feature),
  });
}

function landuse({ class: mapClass, rank }: MapFeature): TilePlacing {
  const zoomMin = mapClass === "parking" || mapClass === "pier" ? 13 : 6;
  return placing("landuse", Math.max(zoomMin, Math.ceil(rank)), { class: mapClass });
}

function boundary(feature: MapFeature): TilePlacing {
  const level = Number(feature.subclass) || 10;
  return placing("boundary", level <= 4 ? 5 : level <= 6 ? 6 : level <= 8 ? 10 : 12, { level });
}

function label(layer: "place" | "poi", feature: MapFeature): TilePlacing | null {
  if (feature.name === null) return null;
  return placing(layer, Math.floor(feature.rank), {
    class: feature.subclass,
    rank: feature.rank,
    ...named(feature),
  });
}

function placing(
  layer: TileLayer,
  zoomMin: number,
  properties: TilePlacing["properties"],
): TilePlacing {
  return { layer, zoomMin: Math.min(ZOOM_MAX, Math.max(ZOOM_MIN, zoomMin)), properties };
}

function structured({ structure }: MapFeature): Record<string, string> {
  return structure === "ground" ? {} : { structure };
}

function named({ name, nameLatin }: MapFeature): Record<string, string> {
  if (name === null) return {};
  return nameLatin === null || nameLatin === name ? { name } : { name, latin: nameLatin };
}
