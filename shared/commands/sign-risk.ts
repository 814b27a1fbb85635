import * as v from "valibot";
import { idSchema } from "../model/shape.ts";

/** Answer for the evidence of a risk by name. */
export const signRisk = v.object({
  kind: v.literal("sign-risk"),
  riskId: idSchema,
});
export type SignRisk = v.InferOutput<typeof signRisk>;
