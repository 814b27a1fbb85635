import { parseShp } from "shpjs";
import { err, ok } from "../../shared/kit/result.ts";
import type { Result } from "../../shared/kit/result.ts";
import { withDetail } from "../../shared/model/import-reason.ts";
import type { ImportRefusal } from "../../shared/model/import-refusal.ts";
import { dbfTable } from "./dbf.ts";
import type { DbfTable } from "./dbf.ts";
import { geometryFromGeoJson } from "./geojson-geometry.ts";
import { ROWS_MAX } from "./import-limits.ts";
import type { RawRow, RawTable, StatedCrs } from "./raw-table.ts";
import { RejectedRows } from "./rejected-rows.ts";
import { zipEntries } from "./zip-entries.ts";

/** Layers of a zipped shapefile, one a .shp, rows counted from 1; coordinates as the file has them,
 *  beside its .prj, so that the raw pair is kept and is converted once. */
export function tablesFromShapefileZip(bytes: Uint8Array): Result<RawTable[], ImportRefusal> {
  const entries = zipEntries(bytes, (path) => PARTS.test(path) && !path.includes("__MACOSX"));
  if (!entries.ok) return entries;
  const parts = new Map([...entries.value].map(([path, file]) => [path.toLowerCase(), file]));
  const stems = [...parts.keys()].filter((path) => path.endsWith(".shp")).map(stemOf);
  if (stems.length === 0) return err({ kind: "shapefile-incomplete", missing: ".shp" });
  const tables: RawTable[] = [];
  for (const stem of stems) {
    const table = tableOf(stem, parts);
    if (!table.ok) return table;
    tables.push(table.value);
  }
  return ok(tables);
}

const PARTS = /\.(shp|dbf|prj|cpg)$/i;
const stemOf = (path: string): string => path.slice(0, -4);

function tableOf(
  stem: string,
  parts: ReadonlyMap<string, Uint8Array>,
): Result<RawTable, ImportRefusal> {
  const [shp, dbf] = [parts.get(`${stem}.shp`), parts.get(`${stem}.dbf`)];
  if (shp === undefined) return err({ kind: "shapefile-incomplete", missing: ".shp" });
  if (dbf === undefined) return err({ kind: "shapefile-incomplete", missing: ".dbf" });
  const geometries = geometriesOf(shp);
  if (!geometries.ok) return geometries;
  const attributes = dbfTable(dbf, encodingOf(parts.get(`${stem}.cpg`)));
  if (!attributes.ok) return attributes;
  const { records } = attributes.value;
  if (records.length !== geometries.value.length) {
    const what = `${geometries.value.length} shapes, ${records.length} records`;
    return err({ kind: "shapefile-broken", what });
  }
  if (records.length > ROWS_MAX) return err({ kind: "rows-too-many", rowsMax: ROWS_MAX });
  const rows = records.flatMap((fields, at): RawRow[] => {
    if (fields === null) return [];
    return [{ row: at + 1, fields, geometry: geometryFromGeoJson(geometries.value[at]) }];
  });
  return ok({
    format: "shapefile",
    layer: stem.slice(stem.lastIndexOf("/") + 1),
    columns: attributes.value.columns,
    rows,
    stated: statedCrs(parts.get(`${stem}.prj`)),
    rejected: new RejectedRows(),
    warnings: encodingWarnings(attributes.value),
  });
}

/** Point, line, area and their kinds with measure and height; anything else is read wrongly. */
const SHAPE_TYPES = new Set([0, 1, 3, 5, 8, 11, 13, 15, 18, 21, 23, 25, 28]);

function geometriesOf(shp: Uint8Array): Result<readonly unknown[], ImportRefusal> {
  if (shp.length < 100) return err({ kind: "shapefile-broken", what: ".shp is too short" });
  const type = new DataView(shp.buffer, shp.byteOffset).getInt32(32, true);
  if (!SHAPE_TYPES.has(type)) return err({ kind: "shapefile-broken", what: `shape type ${type}` });
  if (type === 0) return err({ kind: "nothing-inside" });
  try {
    return ok(parseShp(Buffer.from(shp.buffer, shp.byteOffset, shp.byteLength)));
  } catch (error) {
    // The reader indexes into the bytes it is given: a wrong length there is a wrong file.
    if (!(error instanceof Error)) throw error;
    return err({ kind: "shapefile-broken", what: error.message });
  }
}

function encodingOf(cpg: Uint8Array | undefined): string | null {
  if (cpg === undefined) return null;
  const text = new TextDecoder("latin1").decode(cpg).trim().toLowerCase();
  if (/^(cp)?(936|54936)$/.test(text)) return "gb18030";
  if (/^(cp)?65001$/.test(text)) return "utf-8";
  return text === "" ? null : text;
}

function statedCrs(prj: Uint8Array | undefined): StatedCrs {
  if (prj === undefined) return { kind: "none" };
  const text = new TextDecoder()
    .decode(prj)
    .replace(/^\ufeff/, "")
    .trim();
  return text === "" ? { kind: "none" } : { kind: "prj", text };
}

function encodingWarnings({ encoding, lossy }: DbfTable): string[] {
  const guessed = encoding === "gb18030" ? [withDetail("encoding-gb18030")] : [];
  return lossy ? [...guessed, withDetail("bytes-undecodable")] : guessed;
}
