import type { ForbiddenRule } from "./forbidden-fields.ts";

/** Why a whole file was not taken; nothing of it was stored. */
export type ImportRefusal =
  | { readonly kind: "file-unreadable"; readonly what: string }
  | { readonly kind: "file-empty" }
  | { readonly kind: "file-too-big"; readonly bytes: number; readonly bytesMax: number }
  | { readonly kind: "rows-too-many"; readonly rowsMax: number }
  | { readonly kind: "columns-too-many"; readonly columnsMax: number }
  | { readonly kind: "format-unknown"; readonly what: string }
  | { readonly kind: "text-undecodable" }
  | { readonly kind: "json-broken"; readonly what: string }
  | { readonly kind: "xml-broken"; readonly what: string }
  | { readonly kind: "doctype" }
  | { readonly kind: "zip-broken"; readonly what: string }
  | { readonly kind: "zip-too-big"; readonly what: string }
  | { readonly kind: "shapefile-incomplete"; readonly missing: string }
  | { readonly kind: "shapefile-broken"; readonly what: string }
  | { readonly kind: "crs-unknown"; readonly crs: string }
  | { readonly kind: "crs-missing"; readonly what: "areas" | "places" | "projected" }
  | { readonly kind: "kind-unclear"; readonly candidates: readonly string[] }
  | { readonly kind: "kind-mismatch"; readonly as: string; readonly what: string }
  | { readonly kind: "columns-unknown"; readonly columns: readonly string[] }
  | { readonly kind: "forbidden-field"; readonly rule: ForbiddenRule; readonly column: string }
  | { readonly kind: "nothing-inside" }
  | { readonly kind: "osm-refused"; readonly what: string }
  | { readonly kind: "pack-failed"; readonly what: string }
  | { readonly kind: "busy" };
