import * as v from "valibot";
import { edgeField } from "../model/edge.ts";
import { epochMsSchema, idSchema, textSchema } from "../model/shape.ts";

/** A closed incident is live again, or a review sent it back. */
export const incidentReopened = v.object({
  kind: v.literal("incident-reopened"),
  v: v.literal(1),
  incidentId: idSchema,
  /** Where it goes on: as a call, or at its feedback. */
  stage: v.picklist(["received", "fed-back"]),
  reason: textSchema,
  at: epochMsSchema,
  edge: edgeField,
});
export type IncidentReopened = v.InferOutput<typeof incidentReopened>;
