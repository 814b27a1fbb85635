import * as v from "valibot";
import { epochMsSchema, idSchema } from "../model/shape.ts";

/** A sighting turned out to be of somebody else. */
export const ringSightingDropped = v.object({
  kind: v.literal("ring-sighting-dropped"),
  v: v.literal(1),
  /** The call it belongs to. */
  ringOf: idSchema,
  sightingId: idSchema,
  at: epochMsSchema,
});
export type RingSightingDropped = v.InferOutput<typeof ringSightingDropped>;
