import { isRecord } from "./json-shape.ts";
import type { RawGeometry, RawPair, RawPolygon } from "./raw-table.ts";

/** Raw shape of a GeoJSON geometry; a point of many parts is a point only if it has one. */
export function geometryFromGeoJson(geometry: unknown): RawGeometry {
  if (geometry === null || geometry === undefined) return { kind: "none" };
  if (!isRecord(geometry)) return { kind: "broken", what: "no geometry" };
  const { type, coordinates } = geometry;
  switch (type) {
    case "Point":
      return pointFrom(coordinates);
    case "MultiPoint":
      if (Array.isArray(coordinates) && coordinates.length === 1) return pointFrom(coordinates[0]);
      return { kind: "other", name: "MultiPoint" };
    case "Polygon":
      return areaFrom([coordinates]);
    case "MultiPolygon":
      return areaFrom(coordinates);
    case "GeometryCollection":
      return onlyOf(geometry["geometries"]);
    default:
      return typeof type === "string"
        ? { kind: "other", name: type.slice(0, 40) }
        : { kind: "broken", what: "a geometry without a type" };
  }
}

function onlyOf(geometries: unknown): RawGeometry {
  if (Array.isArray(geometries) && geometries.length === 1) {
    const only: unknown = geometries[0];
    const nested = isRecord(only) && only["type"] === "GeometryCollection";
    if (!nested) return geometryFromGeoJson(only);
  }
  return { kind: "other", name: "GeometryCollection" };
}

function pointFrom(coordinates: unknown): RawGeometry {
  if (Array.isArray(coordinates) && coordinates.length === 0) return { kind: "none" };
  const at = pairFrom(coordinates);
  return at === null ? { kind: "broken", what: "a point without numbers" } : { kind: "point", at };
}

function areaFrom(coordinates: unknown): RawGeometry {
  const polygons = listOf(coordinates, (polygon) =>
    listOf(polygon, (ring) => listOf(ring, pairFrom)),
  );
  if (polygons === null) return { kind: "broken", what: "a polygon without numbers" };
  const filled: RawPolygon[] = polygons.filter((rings) => rings.length > 0);
  return filled.length === 0 ? { kind: "none" } : { kind: "area", polygons: filled };
}

function listOf<T>(value: unknown, item: (value: unknown) => T | null): T[] | null {
  if (!Array.isArray(value)) return null;
  const items: T[] = [];
  for (const one of value) {
    const parsed = item(one);
    if (parsed === null) return null;
    items.push(parsed);
  }
  return items;
}

function pairFrom(value: unknown): RawPair | null {
  if (!Array.isArray(value)) return null;
  const pair: readonly unknown[] = value;
  const [x, y] = pair;
  return typeof x === "number" && typeof y === "number" ? [x, y] : null;
}
