import * as v from "valibot";
import { fenceSchema, markingFormSchema } from "../model/marking.ts";
import { epochMsSchema, idSchema, nameSchema } from "../model/shape.ts";

/** Somebody drew a shape for every window to see. */
export const markingDrawn = v.object({
  kind: v.literal("marking-drawn"),
  v: v.literal(1),
  markingId: idSchema,
  name: nameSchema,
  form: markingFormSchema,
  fence: fenceSchema,
  /** Its sides crossed as they were drawn; the corners stand in another order now. */
  repaired: v.boolean(),
  at: epochMsSchema,
});
export type MarkingDrawn = v.InferOutput<typeof markingDrawn>;
