import * as v from "valibot";
import { epochMsSchema, idSchema } from "../model/shape.ts";

/** An accepted plan is that of these groups. */
export const nightPlanTaken = v.object({
  kind: v.literal("night-plan-taken"),
  v: v.literal(1),
  planId: idSchema,
  groupIds: v.pipe(v.array(idSchema), v.minLength(1)),
  at: epochMsSchema,
});
export type NightPlanTaken = v.InferOutput<typeof nightPlanTaken>;
