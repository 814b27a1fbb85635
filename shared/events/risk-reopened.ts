import * as v from "valibot";
import { edgeField } from "../model/edge.ts";
import { epochMsSchema, idSchema, textSchema } from "../model/shape.ts";

/** It is on the list again, with all that was before. */
export const riskReopened = v.object({
  kind: v.literal("risk-reopened"),
  v: v.literal(1),
  riskId: idSchema,
  reason: textSchema,
  dueAt: epochMsSchema,
  at: epochMsSchema,
  edge: edgeField,
});
export type RiskReopened = v.InferOutput<typeof riskReopened>;
