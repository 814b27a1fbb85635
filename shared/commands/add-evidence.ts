import * as v from "valibot";
import { evidenceFields } from "../model/risk.ts";
import { idSchema } from "../model/shape.ts";

/** Say what was done about a risk, and where that is kept. */
export const addEvidence = v.object({
  kind: v.literal("add-evidence"),
  riskId: idSchema,
  ...evidenceFields,
});
export type AddEvidence = v.InferOutput<typeof addEvidence>;
