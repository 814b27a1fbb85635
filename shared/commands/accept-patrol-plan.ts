import * as v from "valibot";
import { patrolPlanSchema } from "../model/patrol-plan.ts";

/** A named leader accepts a plan. */
export const acceptPatrolPlan = v.object({
  kind: v.literal("accept-patrol-plan"),
  plan: patrolPlanSchema,
});
export type AcceptPatrolPlan = v.InferOutput<typeof acceptPatrolPlan>;
