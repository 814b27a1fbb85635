import * as v from "valibot";
import { edgeField } from "../model/edge.ts";
import { incidentReportSchema } from "../model/incident.ts";

/** A call or report was taken (接警). */
export const incidentReported = v.object({
  kind: v.literal("incident-reported"),
  v: v.literal(1),
  report: incidentReportSchema,
  edge: edgeField,
});
export type IncidentReported = v.InferOutput<typeof incidentReported>;
