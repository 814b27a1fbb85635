import * as v from "valibot";
import { epochMsSchema, idSchema } from "../model/shape.ts";

/** A plan is over or was called off; its units are free of it. */
export const patrolPlanEnded = v.object({
  kind: v.literal("patrol-plan-ended"),
  v: v.literal(1),
  planId: idSchema,
  unitIds: v.array(idSchema),
  at: epochMsSchema,
});
export type PatrolPlanEnded = v.InferOutput<typeof patrolPlanEnded>;
