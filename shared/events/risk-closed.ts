import * as v from "valibot";
import { edgeField } from "../model/edge.ts";
import { epochMsSchema, idSchema, textSchema } from "../model/shape.ts";

/** It is off the list (销号). */
export const riskClosed = v.object({
  kind: v.literal("risk-closed"),
  v: v.literal(1),
  riskId: idSchema,
  note: textSchema,
  at: epochMsSchema,
  edge: edgeField,
});
export type RiskClosed = v.InferOutput<typeof riskClosed>;
