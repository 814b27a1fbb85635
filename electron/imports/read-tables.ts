import { err, ok } from "../../shared/kit/result.ts";
import type { Result } from "../../shared/kit/result.ts";
import { withDetail } from "../../shared/model/import-reason.ts";
import type { ImportRefusal } from "../../shared/model/import-refusal.ts";
import { tableFromCsv } from "./csv.ts";
import { decodeText } from "./decode-text.ts";
import type { DecodedText } from "./decode-text.ts";
import { tableFromJson } from "./geojson.ts";
import { tableFromGpx } from "./gpx.ts";
import { VECTOR_FILE_BYTES_MAX, XML_FILE_BYTES_MAX } from "./import-limits.ts";
import { tableFromKml } from "./kml.ts";
import type { RawTable } from "./raw-table.ts";
import { tablesFromShapefileZip } from "./shapefile.ts";
import { localNameOf, xmlRoot } from "./xml-document.ts";
import { zipEntries, zipPaths } from "./zip-entries.ts";

/** The layers of a file, told by its bytes and not by its name. */
export function readTables(name: string, bytes: Uint8Array): Result<RawTable[], ImportRefusal> {
  if (bytes.length === 0) return err({ kind: "file-empty" });
  if (bytes.length > VECTOR_FILE_BYTES_MAX) {
    const bytesMax = VECTOR_FILE_BYTES_MAX;
    return err({ kind: "file-too-big", bytes: bytes.length, bytesMax });
  }
  try {
    return tablesOf(stemOf(name), bytes);
  } catch (error) {
    // A reader that recurses meets a file nested without end.
    if (!(error instanceof RangeError)) throw error;
    return err({ kind: "format-unknown", what: `nested too deeply (${error.message})` });
  }
}

function tablesOf(layer: string, bytes: Uint8Array): Result<RawTable[], ImportRefusal> {
  const start = Buffer.from(bytes.subarray(0, 16)).toString("latin1");
  if (start.startsWith("PK")) return tablesFromZip(layer, bytes);
  const foreign = FOREIGN.find(([magic]) => start.startsWith(magic));
  if (foreign !== undefined) return err({ kind: "format-unknown", what: foreign[1] });
  const decoded = decodeText(bytes);
  if (decoded.text.includes("\0")) return err({ kind: "format-unknown", what: "binary" });
  const table = tableFromText(layer, decoded, bytes.length);
  return table.ok ? ok([noted(table.value, decoded)]) : table;
}

const FOREIGN: readonly (readonly [magic: string, what: string])[] = [
  ["SQLite format 3", "GeoPackage or SQLite: save as GeoJSON"],
  ["\xd0\xcf\x11\xe0", "an old spreadsheet: save as CSV"],
  ["%PDF", "PDF"],
  ["\x1f\x8b", "gzip: unpack it first"],
  ["Rar!", "RAR: unpack it first"],
  ["7z\xbc\xaf", "7z: unpack it first"],
  ["\x00\x00\x27\x0a", "a bare .shp: zip it with its .dbf and .prj"],
];

function tableFromText(
  layer: string,
  { text }: DecodedText,
  bytes: number,
): Result<RawTable, ImportRefusal> {
  const first = text.replace(/^\ufeff/, "").trimStart();
  if (first === "") return err({ kind: "file-empty" });
  if (first.startsWith("{") || first.startsWith("[")) return tableFromJson(text, layer);
  if (!first.startsWith("<")) return tableFromCsv(text, layer);
  if (bytes > XML_FILE_BYTES_MAX) {
    return err({ kind: "file-too-big", bytes, bytesMax: XML_FILE_BYTES_MAX });
  }
  const root = xmlRoot(first);
  if (!root.ok) return root;
  const name = localNameOf(root.value);
  if (name === "kml") return tableFromKml(root.value, layer);
  if (name === "gpx") return tableFromGpx(root.value, layer);
  return err({ kind: "format-unknown", what: `XML <${name.slice(0, 40)}>` });
}

function noted(table: RawTable, { encoding, lossy }: DecodedText): RawTable {
  const warnings = [...table.warnings];
  if (encoding === "gb18030") warnings.push(withDetail("encoding-gb18030"));
  if (lossy) warnings.push(withDetail("bytes-undecodable"));
  return { ...table, warnings };
}

/** A shapefile with its parts, or a KMZ. */
function tablesFromZip(layer: string, bytes: Uint8Array): Result<RawTable[], ImportRefusal> {
  const paths = zipPaths(bytes);
  if (paths === null) return tablesFromShapefileZip(bytes);
  if (paths.includes("[Content_Types].xml")) {
    return err({ kind: "format-unknown", what: "a spreadsheet or document: save as CSV" });
  }
  const only = paths.filter((path) => /\.(kml|geojson|json|csv|gpx)$/i.test(path));
  const shapes = paths.some((path) => /\.(shp|dbf|shx)$/i.test(path));
  const [inner] = only;
  if (shapes || inner === undefined) return tablesFromShapefileZip(bytes);
  const entries = zipEntries(bytes, (path) => path === inner);
  if (!entries.ok) return entries;
  const content = entries.value.get(inner);
  if (content === undefined || content.length === 0) return err({ kind: "file-empty" });
  const decoded = decodeText(content);
  const table = tableFromText(layer, decoded, content.length);
  if (!table.ok) return table;
  const more = only.length - 1;
  const skipped = more === 0 ? [] : [withDetail("layers-skipped", only.slice(1).join(", "))];
  const whole = noted(table.value, decoded);
  return ok([{ ...whole, warnings: [...whole.warnings, ...skipped] }]);
}

function stemOf(name: string): string {
  return name
    .slice(Math.max(name.lastIndexOf("/"), name.lastIndexOf("\\")) + 1)
    .replace(/\.\w+$/, "");
}
