import * as v from "valibot";
import { epochMsSchema, idSchema } from "../model/shape.ts";

/** A drawn shape is no longer shown, and calls no more. */
export const markingErased = v.object({
  kind: v.literal("marking-erased"),
  v: v.literal(1),
  markingId: idSchema,
  at: epochMsSchema,
});
export type MarkingErased = v.InferOutput<typeof markingErased>;
