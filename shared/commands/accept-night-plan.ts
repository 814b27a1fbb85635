import * as v from "valibot";
import { patrolPlanSchema } from "../model/patrol-plan.ts";
import { idSchema } from "../model/shape.ts";

/** A named leader accepts a plan on foot for these groups. */
export const acceptNightPlan = v.object({
  kind: v.literal("accept-night-plan"),
  groupIds: v.pipe(v.array(idSchema), v.minLength(1), v.maxLength(40)),
  plan: patrolPlanSchema,
});
export type AcceptNightPlan = v.InferOutput<typeof acceptNightPlan>;
