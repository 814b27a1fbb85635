import { areaRank } from "./feature-style.ts";
import type { FeatureStyle } from "./feature-style.ts";
import { labelPoint } from "./label-point.ts";
import type { MapFeature, MapGeometry, Polygon } from "./map-feature.ts";
import type { NodePositions } from "./node-positions.ts";
import type { OsmPlace } from "./osm-harvest.ts";
import type { Rejections } from "./rejections.ts";
import { boundsOfRing } from "../../../shared/kit/flat-ring.ts";
import { polygonsFrom } from "./rings.ts";
import { lineOf, ringOf } from "./way-geometry.ts";
import type { WayPass } from "./way-pass.ts";

type Names = Pick<MapFeature, "name" | "nameLatin">;

/** The drawn ways with their geometry. */
export function featuresFromWays(
  ways: WayPass,
  positions: NodePositions,
  rejections: Rejections,
): MapFeature[] {
  const features: MapFeature[] = [];
  for (const drawn of ways.drawn) {
    const osmId = `w${ways.kept.ids.idAt(drawn.way)}`;
    const nodes = ways.kept.nodesOf(drawn.way);
    if (drawn.area) {
      const ring = ringOf(nodes, positions);
      const polygons = ring === null ? [] : polygonsFrom([ring]);
      if (polygons.length === 0) rejections.add(osmId, ring === null ? LACKS : FLAT);
      else features.push(areaFeature(osmId, drawn.style, polygons, drawn));
      continue;
    }
    const line = lineOf(nodes, positions);
    if (line === null) rejections.add(osmId, LACKS);
    else features.push(featureOf(osmId, drawn.style, { kind: "line", line }, drawn));
  }
  return features;
}

const LACKS = "its nodes are not in the files";
const FLAT = "area without extent";

/** A filled feature that appears when it is large enough to see. */
export function areaFeature(
  osmId: string,
  style: FeatureStyle,
  polygons: readonly Polygon[],
  names: Names,
): MapFeature {
  const [west, south, east, north] = boundsOfRing(polygons[0]?.[0] ?? []);
  const rank = areaRank(style, Math.max(east - west, north - south));
  return featureOf(osmId, { ...style, rank }, { kind: "area", polygons }, names);
}

function featureOf(
  osmId: string,
  style: FeatureStyle,
  geometry: MapGeometry,
  { name, nameLatin }: Names,
): MapFeature {
  return {
    osmId,
    class: style.class,
    subclass: style.subclass,
    geometry,
    name,
    nameLatin,
    layer: style.layer,
    rank: style.rank,
    oneWay: style.oneWay,
    structure: style.structure,
  };
}

/** The named areas to search for, at a point inside them. */
export function placesFromWays(ways: WayPass, positions: NodePositions): OsmPlace[] {
  const places: OsmPlace[] = [];
  for (const { way, name, nameLatin, place } of ways.places) {
    const ring = ringOf(ways.kept.nodesOf(way), positions);
    if (ring === null) continue;
    const osmId = `w${ways.kept.ids.idAt(way)}`;
    const lngLat = labelPoint([ring]);
    places.push({ osmId, name, nameLatin, class: place.class, lngLat, rank: place.rank });
  }
  return places;
}
