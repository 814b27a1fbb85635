import * as v from "valibot";
import { ringSightingSchema } from "../model/ring.ts";
import { epochMsSchema, idSchema } from "../model/shape.ts";

/** Somebody was seen again: the ring begins there anew. */
export const ringSighted = v.object({
  kind: v.literal("ring-sighted"),
  v: v.literal(1),
  /** The call it belongs to. */
  ringOf: idSchema,
  sighting: ringSightingSchema,
  at: epochMsSchema,
});
export type RingSighted = v.InferOutput<typeof ringSighted>;
