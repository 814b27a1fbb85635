import * as v from "valibot";
import { idSchema, textSchema } from "../model/shape.ts";

/** Review, archive or cancel an incident. */
export const closeIncident = v.object({
  kind: v.literal("close-incident"),
  incidentId: idSchema,
  stage: v.picklist(["reviewed", "archived", "cancelled"]),
  reason: textSchema,
});
export type CloseIncident = v.InferOutput<typeof closeIncident>;
