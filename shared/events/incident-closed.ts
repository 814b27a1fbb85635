import * as v from "valibot";
import { edgeField } from "../model/edge.ts";
import { epochMsSchema, idSchema, textSchema } from "../model/shape.ts";

/** Reviewed, archived or cancelled; `unitIds` are freed by it. */
export const incidentClosed = v.object({
  kind: v.literal("incident-closed"),
  v: v.literal(1),
  incidentId: idSchema,
  stage: v.picklist(["reviewed", "archived", "cancelled"]),
  reason: textSchema,
  unitIds: v.array(idSchema),
  at: epochMsSchema,
  edge: edgeField,
});
export type IncidentClosed = v.InferOutput<typeof incidentClosed>;
