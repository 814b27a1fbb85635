import type { LngLat } from "../../../shared/units/lng-lat.ts";

export const MAP_CLASSES = [
  "water",
  "river",
  "coastline",
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
  "building",
  "road",
  "rail",
  "boundary",
  "place-label",
  "poi",
] as const;
export type MapClass = (typeof MAP_CLASSES)[number];

/** Closed ring as flat pairs lng, lat, …; first and last pair are equal. */
export type Ring = readonly number[];
/** Outer ring counter-clockwise, then its holes clockwise, as RFC 7946 has it. */
export type Polygon = readonly Ring[];

export type MapGeometry =
  | { readonly kind: "point"; readonly lngLat: LngLat }
  /** Flat pairs lng, lat, … */
  | { readonly kind: "line"; readonly line: readonly number[] }
  | { readonly kind: "area"; readonly polygons: readonly Polygon[] };

/** One thing to draw on the base map. */
export type MapFeature = {
  readonly osmId: string;
  readonly class: MapClass;
  /** Word of OpenStreetMap within the class: "primary", "stream", "school", "village"; for a
   *  boundary its admin level. */
  readonly subclass: string;
  readonly geometry: MapGeometry;
  readonly name: string | null;
  readonly nameLatin: string | null;
  /** Above and below, as the tag says: bridges 1 and up, tunnels -1 and down. */
  readonly layer: number;
  /** About the map zoom from which it is worth drawing; smaller is more important. */
  readonly rank: number;
  /** Roads only: 1 along the line, -1 against it, 0 both ways or no road. */
  readonly oneWay: -1 | 0 | 1;
  readonly structure: "ground" | "tunnel" | "bridge";
};
