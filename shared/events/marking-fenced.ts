import * as v from "valibot";
import { fenceSchema } from "../model/marking.ts";
import { epochMsSchema, idSchema } from "../model/shape.ts";

/** A drawn shape calls from now on when a unit crosses its edge, or no longer does. */
export const markingFenced = v.object({
  kind: v.literal("marking-fenced"),
  v: v.literal(1),
  markingId: idSchema,
  fence: fenceSchema,
  at: epochMsSchema,
});
export type MarkingFenced = v.InferOutput<typeof markingFenced>;
