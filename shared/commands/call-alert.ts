import * as v from "valibot";
import { INCIDENT_CATEGORIES, prioritySchema } from "../model/incident.ts";
import { idSchema } from "../model/shape.ts";

/** Make a call of an alert that a person sent on, so that units can go to it. */
export const callAlert = v.object({
  kind: v.literal("call-alert"),
  alertId: idSchema,
  category: v.picklist(INCIDENT_CATEGORIES),
  priority: prioritySchema,
});
export type CallAlert = v.InferOutput<typeof callAlert>;
