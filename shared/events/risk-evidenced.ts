import * as v from "valibot";
import { edgeField } from "../model/edge.ts";
import { evidenceFields } from "../model/risk.ts";
import { epochMsSchema, idSchema } from "../model/shape.ts";

/** Somebody says what was done about it. */
export const riskEvidenced = v.object({
  kind: v.literal("risk-evidenced"),
  v: v.literal(1),
  riskId: idSchema,
  evidenceId: idSchema,
  ...evidenceFields,
  at: epochMsSchema,
  edge: edgeField,
});
export type RiskEvidenced = v.InferOutput<typeof riskEvidenced>;
