import * as v from "valibot";
import { edgeField } from "../model/edge.ts";
import { epochMsSchema, idSchema } from "../model/shape.ts";

/** Somebody answers for the evidence as it stands. */
export const riskSigned = v.object({
  kind: v.literal("risk-signed"),
  v: v.literal(1),
  riskId: idSchema,
  at: epochMsSchema,
  edge: edgeField,
});
export type RiskSigned = v.InferOutput<typeof riskSigned>;
