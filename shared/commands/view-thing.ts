import * as v from "valibot";
import { idSchema, textSchema } from "../model/shape.ts";

/** Look at something that is watched over. */
export const viewThing = v.object({
  kind: v.literal("view-thing"),
  thing: v.picklist(["camera", "checkpoint", "ring", "issue", "unit"]),
  thingId: idSchema,
  purpose: textSchema,
});
export type ViewThing = v.InferOutput<typeof viewThing>;
