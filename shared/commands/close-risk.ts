import * as v from "valibot";
import { idSchema, textSchema } from "../model/shape.ts";

/** Take a risk off the list. */
export const closeRisk = v.object({
  kind: v.literal("close-risk"),
  riskId: idSchema,
  note: textSchema,
});
export type CloseRisk = v.InferOutput<typeof closeRisk>;
