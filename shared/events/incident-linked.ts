import * as v from "valibot";
import { edgeField } from "../model/edge.ts";
import { epochMsSchema, idSchema } from "../model/shape.ts";

/** Two calls have to do with one another, and each goes its own way (关联). */
export const incidentLinked = v.object({
  kind: v.literal("incident-linked"),
  v: v.literal(1),
  incidentId: idSchema,
  otherId: idSchema,
  at: epochMsSchema,
  edge: edgeField,
});
export type IncidentLinked = v.InferOutput<typeof incidentLinked>;
