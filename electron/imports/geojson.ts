import { err, ok } from "../../shared/kit/result.ts";
import type { Result } from "../../shared/kit/result.ts";
import type { ImportRefusal } from "../../shared/model/import-refusal.ts";
import { FIELD_LENGTH_MAX, ROWS_MAX } from "./import-limits.ts";
import { geometryFromGeoJson } from "./geojson-geometry.ts";
import { isList, isRecord } from "./json-shape.ts";
import { quoteLongIntegers } from "../../shared/kit/quote-long-integers.ts";
import type { RawRow, RawTable, StatedCrs } from "./raw-table.ts";
import { RejectedRows } from "./rejected-rows.ts";

/** Features of a GeoJSON text, or records of a plain JSON list, one row each, counted from 1.
 *  Nested values become "outer.inner" columns; long integers stay text. */
export function tableFromJson(text: string, layer: string): Result<RawTable, ImportRefusal> {
  const parsed = parsedJson(text);
  if (!parsed.ok) return parsed;
  const json = parsed.value;
  const features = featuresOf(json);
  const records = features ?? recordsOf(json);
  if (records === null) {
    return err({ kind: "format-unknown", what: "JSON that is neither GeoJSON nor a list" });
  }
  if (records.length === 0) return err({ kind: "nothing-inside" });
  if (records.length > ROWS_MAX) return err({ kind: "rows-too-many", rowsMax: ROWS_MAX });
  const rejected = new RejectedRows();
  const toRow = features === null ? rowOfRecord : rowOfFeature;
  const rows = records.flatMap((record, at) => toRow(record, at + 1, rejected) ?? []);
  const columns = new Set(rows.flatMap(({ fields }) => [...fields.keys()]));
  return ok({
    format: features === null ? "json" : "geojson",
    layer: isRecord(json) && typeof json["name"] === "string" ? json["name"] : layer,
    columns: [...columns],
    rows,
    stated: features === null ? { kind: "none" } : statedCrs(json),
    rejected,
    warnings: [],
  });
}

function parsedJson(text: string): Result<unknown, ImportRefusal> {
  try {
    const json: unknown = JSON.parse(quoteLongIntegers(text.replace(/^\ufeff/, "")));
    return ok(json);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return err({ kind: "json-broken", what: error.message.slice(0, 200) });
  }
}

function featuresOf(json: unknown): readonly unknown[] | null {
  if (!isRecord(json)) return null;
  if (json["type"] === "Feature") return [json];
  if (json["type"] !== "FeatureCollection") return null;
  const features = json["features"];
  return isList(features) ? features : [];
}

/** A list, or the only list that an envelope holds. */
function recordsOf(json: unknown): readonly unknown[] | null {
  if (isList(json)) return json;
  if (!isRecord(json)) return null;
  const lists = Object.values(json).filter(isList);
  return lists.length === 1 ? (lists[0] ?? null) : null;
}

/** RFC 7946 knows WGS-84 alone; the member of the older format names others. */
function statedCrs(json: unknown): StatedCrs {
  const crs = isRecord(json) ? json["crs"] : undefined;
  if (crs === undefined || crs === null) return { kind: "by-format", name: "wgs84" };
  const properties = isRecord(crs) ? crs["properties"] : undefined;
  const name = isRecord(properties) ? properties["name"] : undefined;
  return { kind: "named", name: typeof name === "string" ? name : JSON.stringify(crs) };
}

function rowOfFeature(feature: unknown, row: number, rejected: RejectedRows): RawRow | null {
  if (!isRecord(feature)) {
    rejected.add(row, "geometry-broken", "no feature");
    return null;
  }
  const fields = fieldsOf(feature["properties"]);
  const id = feature["id"];
  if ((typeof id === "string" || typeof id === "number") && !fields.has("id")) {
    fields.set("id", String(id));
  }
  if (tooLong(fields, row, rejected)) return null;
  return { row, fields, geometry: geometryFromGeoJson(feature["geometry"]) };
}

function rowOfRecord(record: unknown, row: number, rejected: RejectedRows): RawRow | null {
  const fields = fieldsOf(record);
  if (tooLong(fields, row, rejected)) return null;
  return { row, fields, geometry: { kind: "none" } };
}

function tooLong(
  fields: ReadonlyMap<string, string>,
  row: number,
  rejected: RejectedRows,
): boolean {
  const column = [...fields].find(([, value]) => value.length > FIELD_LENGTH_MAX)?.[0];
  if (column !== undefined) rejected.add(row, "field-too-long", column.slice(0, 100));
  return column !== undefined;
}

const DEPTH_MAX = 4;

function fieldsOf(value: unknown): Map<string, string> {
  const fields = new Map<string, string>();
  if (isRecord(value)) addFields(fields, "", value, DEPTH_MAX);
  return fields;
}

function addFields(
  fields: Map<string, string>,
  path: string,
  record: Readonly<Record<string, unknown>>,
  depth: number,
): void {
  for (const [key, value] of Object.entries(record)) {
    const name = path === "" ? key.trim() : `${path}.${key.trim()}`;
    if (isRecord(value) && depth > 1) addFields(fields, name, value, depth - 1);
    else fields.set(name, textOf(value));
  }
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "string") return value.trim();
  if (isList(value) && value.every((item) => typeof item !== "object")) return value.join(";");
  return JSON.stringify(value);
}
