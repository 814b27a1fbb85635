import * as v from "valibot";
import { edgeField } from "../model/edge.ts";
import { epochMsSchema, idSchema, nameSchema, textSchema } from "../model/shape.ts";

/** It has another owner, or another date. */
export const riskChanged = v.object({
  kind: v.literal("risk-changed"),
  v: v.literal(1),
  riskId: idSchema,
  owner: nameSchema,
  dueAt: epochMsSchema,
  reason: textSchema,
  at: epochMsSchema,
  edge: edgeField,
});
export type RiskChanged = v.InferOutput<typeof riskChanged>;
