import * as v from "valibot";
import { epochMsSchema, idSchema, nameSchema, textSchema } from "../model/shape.ts";

/** Give it another owner, or another date. */
export const changeRisk = v.object({
  kind: v.literal("change-risk"),
  riskId: idSchema,
  owner: nameSchema,
  dueAt: epochMsSchema,
  reason: textSchema,
});
export type ChangeRisk = v.InferOutput<typeof changeRisk>;
