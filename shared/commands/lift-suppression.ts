import * as v from "valibot";
import { idSchema } from "../model/shape.ts";

/** End a rule of suppression before its time. */
export const liftSuppression = v.object({
  kind: v.literal("lift-suppression"),
  ruleId: idSchema,
});
export type LiftSuppression = v.InferOutput<typeof liftSuppression>;
