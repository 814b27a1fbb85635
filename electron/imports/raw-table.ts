import type { RejectedRows } from "./rejected-rows.ts";

export type RawPair = readonly [number, number];
/** Outer ring, then its holes; as the file has them. */
export type RawPolygon = readonly (readonly RawPair[])[];

export type RawGeometry =
  | { readonly kind: "none" }
  | { readonly kind: "point"; readonly at: RawPair }
  | { readonly kind: "area"; readonly polygons: readonly RawPolygon[] }
  /** Lines and collections: real, but no shape of a thing that is imported. */
  | { readonly kind: "other"; readonly name: string }
  | { readonly kind: "broken"; readonly what: string };

export type RawRow = {
  /** Line of a text file, number of a feature; with the layer's name where there are several. */
  readonly row: number | string;
  /** By column as written; values trimmed. */
  readonly fields: ReadonlyMap<string, string>;
  readonly geometry: RawGeometry;
};

/** What a file says about its coordinate system. */
export type StatedCrs =
  | { readonly kind: "none" }
  /** The format's standard fixes it, as RFC 7946 does. */
  | { readonly kind: "by-format"; readonly name: "wgs84" }
  | { readonly kind: "named"; readonly name: string }
  | { readonly kind: "prj"; readonly text: string };

/** One layer of a file, before anybody says what it means. */
export type RawTable = {
  readonly format: "csv" | "json" | "geojson" | "kml" | "gpx" | "shapefile";
  /** Name of the layer within the file; a hint of what it holds. */
  readonly layer: string;
  readonly columns: readonly string[];
  readonly rows: readonly RawRow[];
  readonly stated: StatedCrs;
  readonly rejected: RejectedRows;
  readonly warnings: readonly string[];
};
