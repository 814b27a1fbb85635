import type { ImportRefusal } from "../../shared/model/import-refusal.ts";
import type { CliRefusal } from "./command-line.ts";

/** The sentence of a file that was not taken, and what to do about it. */
export function importRefusalOf(file: string, refusal: ImportRefusal): CliRefusal {
  const { kind, ...detail } = refusal;
  const more = Object.entries(detail).map(([name, value]) => `${name}: ${textOf(value)}`);
  return {
    code: kind,
    message: [`${file} was not imported`, ...more].join("; "),
    hint: HINTS[kind],
  };
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

const HINTS: { readonly [Kind in ImportRefusal["kind"]]: string } = {
  "file-unreadable": "check the path and its permissions",
  "file-empty": "the file has no bytes; export it again",
  "file-too-big": "split the file",
  "rows-too-many": "split the file",
  "columns-too-many": "leave out the columns that are not needed",
  "format-unknown": "CSV, GeoJSON, KML, GPX, zipped Shapefile and OpenStreetMap files are read",
  "text-undecodable": "save the text as UTF-8 or GB18030",
  "json-broken": "the file was cut or edited by hand; export it again",
  "xml-broken": "the file was cut or edited by hand; export it again",
  doctype: "remove the DOCTYPE; it is refused for safety",
  "zip-broken": "pack the Shapefile again",
  "zip-too-big": "pack only the parts of one Shapefile",
  "shapefile-incomplete": "the zip needs .shp, .shx and .dbf, and a .prj or --crs",
  "shapefile-broken": "export the Shapefile again",
  "crs-unknown": "name it as wgs84, cgcs2000, gcj02, bd09 or epsg:N",
  "crs-missing": "say which system the coordinates are in with --crs",
  "kind-unclear": "say what the rows are with --as",
  "kind-mismatch": "the rows are something else; check --as",
  "columns-unknown": "name the columns as the README lists them",
  "forbidden-field": "such data has no place here; remove the column and import again",
  "nothing-inside": "the file has no rows",
  "osm-refused": "download the extract again",
  "pack-failed": "check the free space of the data folder",
  busy: "another import runs on this folder; try again when it is done",
};
