import * as v from "valibot";
import { nameSchema } from "./shape.ts";

export const IMPORT_KINDS = [
  "roads",
  "places",
  "cameras",
  "checkpoints",
  "base-stations",
  "areas",
  "posts",
  "units",
  "incidents",
] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

/** What one file brought. */
export const importReportSchema = v.object({
  file: nameSchema,
  kind: v.picklist([...IMPORT_KINDS, "osm"]),
  imported: v.number(),
  updated: v.number(),
  unchanged: v.number(),
  rejected: v.array(v.object({ row: v.union([v.number(), v.string()]), reason: v.string() })),
  /** More rejected rows than the list holds. */
  rejectedMore: v.number(),
  /** Things that were taken but cannot be drawn: no or impossible position. */
  held: v.number(),
  warnings: v.array(v.string()),
  /** Counts of parts, for a file that brings several kinds. */
  parts: v.record(v.string(), v.number()),
  elapsedMs: v.number(),
});
export type ImportReport = v.InferOutput<typeof importReportSchema>;
