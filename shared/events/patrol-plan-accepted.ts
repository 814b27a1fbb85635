import * as v from "valibot";
import { patrolPlanSchema } from "../model/patrol-plan.ts";
import { epochMsSchema } from "../model/shape.ts";

/** A named leader accepted a plan; only now may units follow it. */
export const patrolPlanAccepted = v.object({
  kind: v.literal("patrol-plan-accepted"),
  v: v.literal(1),
  plan: patrolPlanSchema,
  at: epochMsSchema,
});
export type PatrolPlanAccepted = v.InferOutput<typeof patrolPlanAccepted>;
