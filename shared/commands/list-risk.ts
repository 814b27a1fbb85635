import * as v from "valibot";
import { riskFields } from "../model/risk.ts";

/** Put a risk on the list. */
export const listRisk = v.object({
  kind: v.literal("list-risk"),
  ...riskFields,
});
export type ListRisk = v.InferOutput<typeof listRisk>;
