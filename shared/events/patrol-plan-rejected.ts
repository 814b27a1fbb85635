import * as v from "valibot";
import { epochMsSchema, idSchema, textSchema } from "../model/shape.ts";

/** A leader looked at a plan and said no. */
export const patrolPlanRejected = v.object({
  kind: v.literal("patrol-plan-rejected"),
  v: v.literal(1),
  planId: idSchema,
  seed: v.number(),
  reason: textSchema,
  at: epochMsSchema,
});
export type PatrolPlanRejected = v.InferOutput<typeof patrolPlanRejected>;
