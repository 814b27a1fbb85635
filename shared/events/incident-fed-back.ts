import * as v from "valibot";
import { edgeField } from "../model/edge.ts";
import { INCIDENT_RESULTS } from "../model/incident.ts";
import { epochMsSchema, idSchema, textSchema } from "../model/shape.ts";

/** The result was entered (反馈). */
export const incidentFedBack = v.object({
  kind: v.literal("incident-fed-back"),
  v: v.literal(1),
  incidentId: idSchema,
  result: v.picklist(INCIDENT_RESULTS),
  text: textSchema,
  at: epochMsSchema,
  edge: edgeField,
});
export type IncidentFedBack = v.InferOutput<typeof incidentFedBack>;
