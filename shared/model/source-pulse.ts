import * as v from "valibot";
import { epochMsSchema, idSchema, nameSchema } from "./shape.ts";

export const SOURCE_CLASSES = [
  "simulator",
  "mqtt",
  "import",
  "operator",
  "camera",
  "checkpoint",
  "unit",
  "incident",
  "partner",
  "alert",
  "map",
] as const;

/** Why a message was not taken; each rejected message shows in exactly one counter. */
export const REJECTION_REASONS = [
  "badFrame",
  "checksum",
  "schema",
  "range",
  "nofix",
  "late",
  "dup",
  "future",
  "unknownRef",
  "dialect",
  "unmapped",
  "oversize",
  "untagged",
  "suspect",
  "flood",
  "forbidden",
  "offShift",
  "noBasis",
  "expired",
] as const;
export type RejectionReason = (typeof REJECTION_REASONS)[number];

/** How one source is doing, for the sources panel. */
export const sourcePulseSchema = v.object({
  id: idSchema,
  name: nameSchema,
  class: v.picklist(SOURCE_CLASSES),
  link: v.picklist(["connecting", "connected", "refused", "lost", "off"]),
  /** One plain sentence about the link, or empty. */
  note: v.string(),
  /** Content time of the newest datum; null: none yet. */
  newestAt: v.nullable(epochMsSchema),
  receivedAt: v.nullable(epochMsSchema),
  /** Older than this is stale, milliseconds; null: this source has no beat. */
  staleAfterMs: v.nullable(v.number()),
  accepted: v.number(),
  rejected: v.record(v.string(), v.number()),
  /** Declared coordinate system; null: untagged, positions are held. */
  crs: v.nullable(v.string()),
});
export type SourcePulse = v.InferOutput<typeof sourcePulseSchema>;
