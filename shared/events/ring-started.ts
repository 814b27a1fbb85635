import * as v from "valibot";
import { RING_PACE_NAMES, ringSightingSchema } from "../model/ring.ts";
import { epochMsSchema, idSchema } from "../model/shape.ts";

/** A ring was laid around where somebody was last seen. */
export const ringStarted = v.object({
  kind: v.literal("ring-started"),
  v: v.literal(1),
  /** The call it belongs to. */
  ringOf: idSchema,
  pace: v.picklist(RING_PACE_NAMES),
  sighting: ringSightingSchema,
  at: epochMsSchema,
});
export type RingStarted = v.InferOutput<typeof ringStarted>;
