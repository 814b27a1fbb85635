import * as v from "valibot";
import { basisFields } from "./alert.ts";
import { confidenceSchema } from "./behaviour.ts";
import { epochMsSchema, idSchema, nameSchema } from "./shape.ts";

/** A plate as it may stand in the log and on a screen that everybody sees. */
export const maskedPlateSchema = v.pipe(nameSchema, v.regex(/\*/u));

/** A plate that is looked for (布控).  The plate itself is kept apart and wiped with the entry. */
export const watchSchema = v.object({
  id: idSchema,
  masked: maskedPlateSchema,
  ...basisFields,
  /** The case it belongs to; null: it came from a list of another body. */
  incidentId: v.nullable(idSchema),
  source: idSchema,
});
export type Watch = v.InferOutput<typeof watchSchema>;

/** What a rule finds wrong with a hit before anybody looks. */
export const HIT_FLAGS = [
  "low-confidence",
  "plate-format",
  "plate-differs",
  "no-picture",
  "far-from-last",
] as const;
export type HitFlag = (typeof HIT_FLAGS)[number];
/** Below this a reading is marked. */
export const LOW_CONFIDENCE = 0.85;

/** A checkpoint saw what may be a plate that is looked for.  Picture and text are kept apart. */
export const hitSchema = v.object({
  id: idSchema,
  sourceId: idSchema,
  watchId: idSchema,
  checkpointId: idSchema,
  masked: maskedPlateSchema,
  confidence: confidenceSchema,
  flags: v.pipe(v.array(v.picklist(HIT_FLAGS)), v.maxLength(HIT_FLAGS.length)),
  hasPicture: v.boolean(),
  capturedAt: epochMsSchema,
  /** Undecided until then, it is gone. */
  expiresAt: epochMsSchema,
  lane: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(50))),
});
export type Hit = v.InferOutput<typeof hitSchema>;

export const HIT_CONFIRM_REASONS = ["plate-agrees", "plate-and-vehicle-agree"] as const;
export const HIT_REJECT_REASONS = [
  "misread",
  "other-vehicle",
  "picture-unclear",
  "entry-settled",
] as const;
export const hitReasonSchema = v.picklist([...HIT_CONFIRM_REASONS, ...HIT_REJECT_REASONS]);
export type HitReason = v.InferOutput<typeof hitReasonSchema>;

/** An undecided hit is stale after this long. */
export const HIT_WAIT_MS = 30 * 60_000;
/** A confirmed one is kept no longer, however long its entry runs. */
export const HIT_KEEP_MS = 24 * 3_600_000;
/** An entry runs no longer; it is renewed, with its basis, by a person. */
export const WATCH_MS_MAX = 90 * 86_400_000;
