import * as v from "valibot";
import { INCIDENT_RESULTS } from "../model/incident.ts";
import { idSchema, textSchema } from "../model/shape.ts";

/** Enter the result (反馈). */
export const feedBackIncident = v.object({
  kind: v.literal("feed-back-incident"),
  incidentId: idSchema,
  result: v.picklist(INCIDENT_RESULTS),
  text: textSchema,
});
export type FeedBackIncident = v.InferOutput<typeof feedBackIncident>;
