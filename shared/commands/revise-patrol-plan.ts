import * as v from "valibot";
import { patrolPlanSchema } from "../model/patrol-plan.ts";

/** Send out what was planned anew of a plan in force. */
export const revisePatrolPlan = v.object({
  kind: v.literal("revise-patrol-plan"),
  plan: patrolPlanSchema,
});
export type RevisePatrolPlan = v.InferOutput<typeof revisePatrolPlan>;
