import * as v from "valibot";
import { idSchema, textSchema } from "../model/shape.ts";

/** Take a merged call out again (拆分). */
export const splitIncident = v.object({
  kind: v.literal("split-incident"),
  incidentId: idSchema,
  reason: textSchema,
});
export type SplitIncident = v.InferOutput<typeof splitIncident>;
