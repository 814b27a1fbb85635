import * as v from "valibot";
import { clipSchema, ringPlacesSchema, seenSpanSchema } from "../model/ring.ts";
import { idSchema, nameSchema } from "../model/shape.ts";

/** Somebody was seen again: let the ring begin there. */
export const sightOnRing = v.object({
  kind: v.literal("sight-on-ring"),
  incidentId: idSchema,
  places: ringPlacesSchema,
  seen: seenSpanSchema,
  text: nameSchema,
  clip: v.nullable(clipSchema),
});
export type SightOnRing = v.InferOutput<typeof sightOnRing>;
