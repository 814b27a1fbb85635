import * as v from "valibot";
import { patrolPlanSchema } from "../model/patrol-plan.ts";
import { epochMsSchema, idSchema } from "../model/shape.ts";

/** What is ahead of a plan in force was planned anew, and a person sent it out. */
export const patrolPlanRevised = v.object({
  kind: v.literal("patrol-plan-revised"),
  v: v.literal(1),
  planId: idSchema,
  /** Only what is ahead; what was served stays with the plan's state. */
  plan: patrolPlanSchema,
  /** Every unit of the plan before or after. */
  unitIds: v.array(idSchema),
  at: epochMsSchema,
});
export type PatrolPlanRevised = v.InferOutput<typeof patrolPlanRevised>;
