import * as v from "valibot";
import { RING_PACE_NAMES, ringPlacesSchema, seenSpanSchema } from "../model/ring.ts";
import { idSchema } from "../model/shape.ts";

/** Lay a ring around where somebody was last seen. */
export const startRing = v.object({
  kind: v.literal("start-ring"),
  incidentId: idSchema,
  pace: v.picklist(RING_PACE_NAMES),
  places: ringPlacesSchema,
  seen: seenSpanSchema,
});
export type StartRing = v.InferOutput<typeof startRing>;
