import * as v from "valibot";
import { epochMsSchema, idSchema, textSchema } from "../model/shape.ts";

/** Put a risk back on the list. */
export const reopenRisk = v.object({
  kind: v.literal("reopen-risk"),
  riskId: idSchema,
  reason: textSchema,
  dueAt: epochMsSchema,
});
export type ReopenRisk = v.InferOutput<typeof reopenRisk>;
