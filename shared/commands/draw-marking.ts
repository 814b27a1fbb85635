import * as v from "valibot";
import { fenceSchema, markingFormSchema } from "../model/marking.ts";
import { nameSchema } from "../model/shape.ts";

/** A shape on every map, with a name; it may be a fence. */
export const drawMarking = v.object({
  kind: v.literal("draw-marking"),
  name: nameSchema,
  form: markingFormSchema,
  fence: fenceSchema,
});
export type DrawMarking = v.InferOutput<typeof drawMarking>;
