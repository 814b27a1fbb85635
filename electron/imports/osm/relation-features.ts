import { areaStyle } from "./feature-style.ts";
import { labelPoint } from "./label-point.ts";
import { latinName, localName } from "./latin-name.ts";
import type { MapFeature, Polygon } from "./map-feature.ts";
import type { NodePositions } from "./node-positions.ts";
import type { OsmArea, OsmPlace } from "./osm-harvest.ts";
import { interestClass, settlementClass } from "./place-class.ts";
import type { PlaceClass } from "./place-class.ts";
import type { Rejections } from "./rejections.ts";
import type { AreaRelation } from "./relation-pass.ts";
import { polygonsFrom, ringsFrom } from "./rings.ts";
import { areaFeature } from "./way-features.ts";
import { lineOf, ringOf } from "./way-geometry.ts";
import type { WayPass } from "./way-pass.ts";

type Collected = {
  readonly features: MapFeature[];
  readonly places: OsmPlace[];
  readonly areas: OsmArea[];
};

/** Multipolygons and boundaries put together from their ways. */
export function featuresFromRelations(
  relations: readonly AreaRelation[],
  ways: WayPass,
  positions: NodePositions,
  rejections: Rejections,
): Collected {
  const collected: Collected = { features: [], places: [], areas: [] };
  const borders = new Map<number, number>();
  for (const relation of relations) {
    const osmId = `r${relation.id}`;
    if (relation.administrative) markBorders(relation, ways, borders);
    const assembled = polygonsOf(relation, ways, positions);
    if (typeof assembled === "string") rejections.add(osmId, assembled);
    else collect(collected, osmId, relation, assembled);
  }
  for (const [way, level] of borders) {
    const border = borderFeature(way, level, ways, positions);
    if (border !== null) collected.features.push(border);
  }
  return collected;
}

function polygonsOf(
  relation: AreaRelation,
  ways: WayPass,
  positions: NodePositions,
): readonly Polygon[] | string {
  const lines: Int32Array[] = [];
  for (const id of relation.ways) {
    const way = ways.kept.ids.numberOf(id);
    if (way < 0) return "a way of the area is not in the files";
    lines.push(ways.kept.nodesOf(way));
  }
  const { rings, open } = ringsFrom(lines);
  if (open > 0) return "a ring of the area does not close";
  const drawn: number[][] = [];
  for (const ring of rings) {
    const pairs = ringOf(ring, positions);
    if (pairs === null) return "a node of the area is not in the files";
    drawn.push(pairs);
  }
  const polygons = polygonsFrom(drawn);
  return polygons.length === 0 ? "area without extent" : polygons;
}

function collect(
  { features, places, areas }: Collected,
  osmId: string,
  relation: AreaRelation,
  polygons: readonly Polygon[],
): void {
  const tag = (key: string): string | undefined => relation.tags.get(key);
  const [name, nameLatin] = [localName(tag), latinName(tag)];
  const first = polygons[0];
  if (relation.administrative) {
    const adminLevel = Number(tag("admin_level"));
    if (name !== null && Number.isInteger(adminLevel)) {
      areas.push({ osmId, name, nameLatin, adminLevel, polygons });
    }
  } else {
    const style = areaStyle(tag);
    if (style !== null) features.push(areaFeature(osmId, style, polygons, { name, nameLatin }));
  }
  const place = relation.administrative ? ADMINISTRATIVE : placeOf(tag);
  if (name === null || place === null || first === undefined) return;
  const lngLat = labelPoint(first);
  places.push({ osmId, name, nameLatin, class: place.class, lngLat, rank: place.rank });
}

const ADMINISTRATIVE: PlaceClass = { class: "administrative", rank: 10 };

const placeOf = (tag: (key: string) => string | undefined): PlaceClass | null =>
  settlementClass(tag) ?? interestClass(tag);

/** Each way of a border is drawn once, for the highest area it bounds. */
function markBorders(relation: AreaRelation, ways: WayPass, borders: Map<number, number>): void {
  const level = Number(relation.tags.get("admin_level"));
  if (!Number.isInteger(level)) return;
  for (const id of relation.ways) {
    const way = ways.kept.ids.numberOf(id);
    if (way >= 0) borders.set(way, Math.min(level, borders.get(way) ?? level));
  }
}

const BORDER_RANK: Readonly<Record<number, number>> = { 2: 0, 3: 3, 4: 4, 5: 6, 6: 8, 7: 9, 8: 10 };

function borderFeature(
  way: number,
  level: number,
  ways: WayPass,
  positions: NodePositions,
): MapFeature | null {
  const line = lineOf(ways.kept.nodesOf(way), positions);
  if (line === null) return null;
  return {
    osmId: `w${ways.kept.ids.idAt(way)}`,
    class: "boundary",
    subclass: String(level),
    geometry: { kind: "line", line },
    name: null,
    nameLatin: null,
    layer: 0,
    rank: BORDER_RANK[level] ?? 12,
    oneWay: 0,
    structure: "ground",
  };
}
