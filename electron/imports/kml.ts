import type { Element } from "@xmldom/xmldom";
import { err, ok } from "../../shared/kit/result.ts";
import type { Result } from "../../shared/kit/result.ts";
import { withDetail } from "../../shared/model/import-reason.ts";
import type { ImportRefusal } from "../../shared/model/import-refusal.ts";
import { FIELD_LENGTH_MAX, ROWS_MAX } from "./import-limits.ts";
import type { RawGeometry, RawPair, RawPolygon, RawRow, RawTable } from "./raw-table.ts";
import { RejectedRows } from "./rejected-rows.ts";
import { childNamed, childrenNamed, childrenOf, localNameOf, textIn } from "./xml-document.ts";

/** Placemarks of a KML document, counted from 1.  Network links are counted and never followed. */
export function tableFromKml(root: Element, layer: string): Result<RawTable, ImportRefusal> {
  const found: Found = { placemarks: [], links: 0 };
  collect(root, "", found);
  const { placemarks, links } = found;
  if (placemarks.length > ROWS_MAX) return err({ kind: "rows-too-many", rowsMax: ROWS_MAX });
  if (placemarks.length === 0) return err({ kind: "nothing-inside" });
  const rejected = new RejectedRows();
  const rows: RawRow[] = [];
  for (const [at, { element, folder }] of placemarks.entries()) {
    const fields = fieldsOf(element, folder);
    const long = [...fields].find(([, value]) => value.length > FIELD_LENGTH_MAX);
    if (long !== undefined) rejected.add(at + 1, "field-too-long", long[0]);
    else rows.push({ row: at + 1, fields, geometry: geometryOf(element) });
  }
  const folders = new Set(placemarks.map(({ folder }) => folder));
  const [only] = folders.size === 1 ? folders : [];
  return ok({
    format: "kml",
    layer: only === undefined || only === "" ? layer : only,
    columns: [...new Set(rows.flatMap(({ fields }) => [...fields.keys()]))],
    rows,
    stated: { kind: "by-format", name: "wgs84" },
    rejected,
    warnings: links === 0 ? [] : [withDetail("network-link-ignored", links)],
  });
}

type Found = {
  readonly placemarks: { readonly element: Element; readonly folder: string }[];
  links: number;
};

function collect(element: Element, folder: string, found: Found): void {
  for (const child of childrenOf(element)) {
    const name = localNameOf(child);
    if (name === "Placemark") found.placemarks.push({ element: child, folder });
    else if (name === "NetworkLink") found.links += 1;
    else if (name === "Document") collect(child, folder, found);
    else if (name === "Folder") collect(child, textIn(childNamed(child, "name")) || folder, found);
  }
}

function fieldsOf(placemark: Element, folder: string): Map<string, string> {
  const fields = new Map<string, string>();
  const data = childNamed(placemark, "ExtendedData");
  for (const child of data === null ? [] : childrenOf(data)) {
    if (localNameOf(child) === "Data") {
      fields.set(child.getAttribute("name")?.trim() ?? "", textIn(childNamed(child, "value")));
    }
    for (const simple of childrenNamed(child, "SimpleData")) {
      fields.set(simple.getAttribute("name")?.trim() ?? "", textIn(simple));
    }
  }
  fields.delete("");
  const own: readonly (readonly [string, string])[] = [
    ["name", textIn(childNamed(placemark, "name"))],
    ["address", textIn(childNamed(placemark, "address"))],
    ["id", placemark.getAttribute("id")?.trim() ?? ""],
    ["folder", folder],
  ];
  for (const [name, value] of own) if (value !== "" && !fields.has(name)) fields.set(name, value);
  return fields;
}

const SHAPES = ["Point", "Polygon", "LineString", "LinearRing", "MultiGeometry", "Track", "Model"];

function geometryOf(placemark: Element): RawGeometry {
  const shapes = childrenOf(placemark).filter((child) => SHAPES.includes(localNameOf(child)));
  const [first] = shapes;
  if (first === undefined) return { kind: "none" };
  return localNameOf(first) === "MultiGeometry" ? geometryOfMany(first) : shapeOf(first);
}

function geometryOfMany(multi: Element): RawGeometry {
  const shapes = childrenOf(multi).filter((child) => SHAPES.includes(localNameOf(child)));
  const geometries = shapes.map((shape) =>
    localNameOf(shape) === "MultiGeometry" ? geometryOfMany(shape) : shapeOf(shape),
  );
  const [first] = geometries;
  if (first === undefined) return { kind: "none" };
  if (geometries.length === 1) return first;
  const polygons: RawPolygon[] = [];
  for (const geometry of geometries) {
    if (geometry.kind === "broken") return geometry;
    if (geometry.kind !== "area") return { kind: "other", name: "MultiGeometry" };
    polygons.push(...geometry.polygons);
  }
  return { kind: "area", polygons };
}

function shapeOf(shape: Element): RawGeometry {
  const name = localNameOf(shape);
  if (name === "Point") {
    const pairs = pairsIn(shape);
    if (pairs === null) return { kind: "broken", what: "coordinates that are no numbers" };
    const [at] = pairs;
    return at === undefined ? { kind: "none" } : { kind: "point", at };
  }
  if (name !== "Polygon") return { kind: "other", name };
  const rings: (readonly RawPair[])[] = [];
  const borders = [
    ...childrenNamed(shape, "outerBoundaryIs"),
    ...childrenNamed(shape, "innerBoundaryIs"),
  ];
  for (const ring of borders.flatMap((border) => childrenNamed(border, "LinearRing"))) {
    const pairs = pairsIn(ring);
    if (pairs === null) return { kind: "broken", what: "coordinates that are no numbers" };
    rings.push(pairs);
  }
  return rings.length === 0 ? { kind: "none" } : { kind: "area", polygons: [rings] };
}

/** "lng,lat,altitude lng,lat …"; blanks beside the commas occur. */
function pairsIn(shape: Element): RawPair[] | null {
  const text = textIn(childNamed(shape, "coordinates")).replace(/\s*,\s*/g, ",");
  const pairs: RawPair[] = [];
  for (const tuple of text.split(/\s+/).filter((part) => part !== "")) {
    const [lng = "", lat = ""] = tuple.split(",");
    const pair = [Number(lng), Number(lat)] as const;
    if (lng === "" || lat === "" || pair.some(Number.isNaN)) return null;
    pairs.push(pair);
  }
  return pairs;
}
