/** Why a row was not taken.  A report's reason is one of these words, and after ": " the detail. */
export const ROW_REASONS = [
  "no-name-and-no-id",
  "duplicate-id",
  "id-too-long",
  "id-damaged",
  "name-too-long",
  "field-too-long",
  "columns-missing",
  "columns-extra",
  "quote-open",
  "geometry-missing",
  "geometry-wrong",
  "geometry-broken",
  "ring-too-short",
  "vertex-impossible",
  "columns-contradict",
  "kind-unknown",
  "class-unknown",
  "position-impossible",
  "time-missing",
  "time-unreadable",
  "time-future",
  "osm",
] as const;
export type RowReason = (typeof ROW_REASONS)[number];

/** What a person should know about a file that was taken all the same; detail as above. */
export const IMPORT_WARNINGS = [
  "crs-suspect",
  "crs-member-unknown",
  "crs-untagged",
  "ring-closed",
  "network-link-ignored",
  "value-unreadable",
  "kind-column-overruled",
  "personal-columns-dropped",
  "priority-assumed",
  "category-unknown",
  "layers-skipped",
  "encoding-gb18030",
  "bytes-undecodable",
  "pack-damaged",
  "pack-not-swept",
] as const;
export type ImportWarning = (typeof IMPORT_WARNINGS)[number];

/** "duplicate-id: 3402…, first in row 3". */
export function withDetail<Word extends RowReason | ImportWarning>(
  word: Word,
  detail: string | number = "",
): string {
  return detail === "" ? word : `${word}: ${detail}`;
}
