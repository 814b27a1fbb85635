import * as v from "valibot";
import { edgeField } from "../model/edge.ts";
import { riskSchema } from "../model/risk.ts";
import { epochMsSchema } from "../model/shape.ts";

/** A risk was put on the list. */
export const riskListed = v.object({
  kind: v.literal("risk-listed"),
  v: v.literal(1),
  risk: riskSchema,
  at: epochMsSchema,
  edge: edgeField,
});
export type RiskListed = v.InferOutput<typeof riskListed>;
