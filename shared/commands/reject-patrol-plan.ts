import * as v from "valibot";
import { idSchema, textSchema } from "../model/shape.ts";

/** A named leader turns a plan down. */
export const rejectPatrolPlan = v.object({
  kind: v.literal("reject-patrol-plan"),
  planId: idSchema,
  seed: v.number(),
  reason: textSchema,
});
export type RejectPatrolPlan = v.InferOutput<typeof rejectPatrolPlan>;
