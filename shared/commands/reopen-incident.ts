import * as v from "valibot";
import { idSchema, textSchema } from "../model/shape.ts";

/** Take a closed incident up again, or send a review back. */
export const reopenIncident = v.object({
  kind: v.literal("reopen-incident"),
  incidentId: idSchema,
  reason: textSchema,
});
export type ReopenIncident = v.InferOutput<typeof reopenIncident>;
