import * as v from "valibot";
import { idSchema, textSchema } from "../model/shape.ts";

/** Ask for more units at a scene (增援). */
export const askBackUp = v.object({
  kind: v.literal("ask-back-up"),
  incidentId: idSchema,
  unitId: v.nullable(idSchema),
  text: textSchema,
});
export type AskBackUp = v.InferOutput<typeof askBackUp>;
