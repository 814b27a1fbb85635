import type { TagOf } from "../../../shared/roads/access.ts";
import type { MapClass, MapFeature } from "./map-feature.ts";

/** How an element is drawn, before its geometry is known. */
export type FeatureStyle = {
  readonly class: MapClass;
  readonly subclass: string;
  readonly rank: number;
  readonly layer: number;
  readonly oneWay: MapFeature["oneWay"];
  readonly structure: MapFeature["structure"];
};

type Table = Readonly<Record<string, Readonly<Record<string, MapClass>>>>;

/** Areas by key and value; the first key that matches decides. */
const AREAS: Table = {
  natural: {
    water: "water",
    wood: "wood",
    scrub: "wood",
    grassland: "grass",
    heath: "grass",
    fell: "grass",
    wetland: "wetland",
    beach: "sand",
    sand: "sand",
    shingle: "sand",
    bare_rock: "rock",
    scree: "rock",
    glacier: "rock",
  },
  water: { lake: "water", river: "water", pond: "water", reservoir: "water", basin: "water" },
  waterway: { riverbank: "water", dock: "water" },
  aeroway: { aerodrome: "airport", apron: "airport", runway: "airport", taxiway: "airport" },
  amenity: {
    school: "institution",
    university: "institution",
    college: "institution",
    kindergarten: "institution",
    hospital: "institution",
    prison: "institution",
    parking: "parking",
    marketplace: "commercial",
    grave_yard: "park",
  },
  place: { square: "square" },
  leisure: {
    park: "park",
    garden: "park",
    golf_course: "park",
    pitch: "park",
    playground: "park",
    stadium: "park",
    sports_centre: "park",
    track: "park",
    recreation_ground: "park",
    common: "park",
    dog_park: "park",
    swimming_pool: "water",
  },
  landuse: {
    forest: "wood",
    reservoir: "water",
    basin: "water",
    salt_pond: "water",
    grass: "grass",
    meadow: "grass",
    village_green: "park",
    recreation_ground: "park",
    cemetery: "park",
    farmland: "farmland",
    farmyard: "farmland",
    orchard: "farmland",
    vineyard: "farmland",
    allotments: "farmland",
    plant_nursery: "farmland",
    greenhouse_horticulture: "farmland",
    residential: "residential",
    commercial: "commercial",
    retail: "commercial",
    industrial: "industrial",
    railway: "industrial",
    port: "industrial",
    quarry: "industrial",
    landfill: "industrial",
    construction: "industrial",
    garages: "industrial",
    education: "institution",
    institutional: "institution",
    religious: "institution",
    military: "military",
  },
  military: { barracks: "military", base: "military" },
  man_made: { pier: "pier", breakwater: "pier", bridge: "pier" },
};

const LINES: Table = {
  waterway: { river: "river", canal: "river", stream: "river", drain: "river", ditch: "river" },
  railway: {
    rail: "rail",
    light_rail: "rail",
    subway: "rail",
    tram: "rail",
    narrow_gauge: "rail",
    monorail: "rail",
    funicular: "rail",
  },
  natural: { coastline: "coastline" },
  aeroway: { runway: "airport", taxiway: "airport" },
  man_made: { pier: "pier", breakwater: "pier" },
};

const LINE_RANK: Readonly<Record<string, number>> = {
  motorway: 5,
  motorway_link: 9,
  trunk: 6,
  trunk_link: 10,
  primary: 8,
  primary_link: 11,
  secondary: 9,
  secondary_link: 12,
  tertiary: 11,
  tertiary_link: 12,
  unclassified: 12,
  residential: 12,
  living_street: 13,
  pedestrian: 13,
  road: 13,
  service: 14,
  track: 13,
  cycleway: 14,
  path: 14,
  bridleway: 14,
  footway: 15,
  steps: 15,
  river: 8,
  canal: 10,
  stream: 12,
  drain: 14,
  ditch: 14,
  rail: 8,
  subway: 12,
  light_rail: 11,
  tram: 13,
  coastline: 0,
};
const LINE_RANK_OTHER = 14;

/** Style of a closed way or of a multipolygon, null where it is no area to draw. */
export function areaStyle(tag: TagOf): FeatureStyle | null {
  const building = tag("building");
  if (building !== undefined && building !== "no") return styleOf(tag, "building", building, 13);
  for (const key of Object.keys(AREAS)) {
    const value = tag(key);
    const found = value === undefined ? undefined : AREAS[key]?.[value];
    if (found !== undefined && value !== undefined) return styleOf(tag, found, value, 4);
  }
  const highway = tag("highway");
  if (highway === "pedestrian" || highway === "footway" || highway === "service") {
    return tag("area") === "yes" ? styleOf(tag, "square", highway, 12) : null;
  }
  return null;
}

/** Style of a way drawn as a line, null where it is none. */
export function lineStyle(tag: TagOf): FeatureStyle | null {
  const highway = tag("highway");
  if (highway !== undefined) {
    const rank = LINE_RANK[highway];
    if (rank === undefined || tag("area") === "yes") return null;
    return { ...styleOf(tag, "road", highway, rank), oneWay: drawnOneWay(highway, tag) };
  }
  for (const key of Object.keys(LINES)) {
    const value = tag(key);
    const found = value === undefined ? undefined : LINES[key]?.[value];
    if (found === undefined || value === undefined) continue;
    const siding = key === "railway" && tag("service") !== undefined;
    return styleOf(tag, found, value, siding ? 14 : (LINE_RANK[value] ?? LINE_RANK_OTHER));
  }
  return null;
}

/** A closed way that is a line by nature stays one unless it says it is an area. */
export function closedIsArea(tag: TagOf): boolean {
  const area = tag("area");
  if (area !== undefined) return area !== "no";
  if (tag("building") !== undefined) return true;
  return tag("highway") === undefined && tag("railway") === undefined && tag("barrier") !== "wall";
}

/** Zoom from which an area covers a few pixels, not below the rank of its class. */
export function areaRank(style: FeatureStyle, spanDegrees: number): number {
  const zoom = Math.ceil(Math.log2((360 * AREA_PIXELS) / 512 / Math.max(spanDegrees, 1e-7)));
  return Math.min(15, Math.max(style.rank, zoom));
}

const AREA_PIXELS = 6;

function styleOf(tag: TagOf, kind: MapClass, subclass: string, rank: number): FeatureStyle {
  const tunnel = tag("tunnel");
  const bridge = tag("bridge");
  const under = tunnel !== undefined && tunnel !== "no";
  const over = bridge !== undefined && bridge !== "no";
  const layer = Number(tag("layer") ?? (under ? "-1" : over ? "1" : "0"));
  return {
    class: kind,
    subclass,
    rank,
    layer: Number.isFinite(layer) ? Math.max(-9, Math.min(9, Math.round(layer))) : 0,
    oneWay: 0,
    structure: under ? "tunnel" : over ? "bridge" : "ground",
  };
}

function drawnOneWay(highway: string, tag: TagOf): MapFeature["oneWay"] {
  const value = tag("oneway");
  if (value === "-1" || value === "reverse") return -1;
  if (value === "yes" || value === "true" || value === "1") return 1;
  if (value !== undefined) return 0;
  const junction = tag("junction");
  const round = junction === "roundabout" || junction === "circular";
  return round || highway === "motorway" ? 1 : 0;
}
