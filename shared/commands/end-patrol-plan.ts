import * as v from "valibot";
import { idSchema } from "../model/shape.ts";

/** Call a plan off, or end it when its time is over. */
export const endPatrolPlan = v.object({
  kind: v.literal("end-patrol-plan"),
  planId: idSchema,
});
export type EndPatrolPlan = v.InferOutput<typeof endPatrolPlan>;
