import * as v from "valibot";
import { edgeField } from "../model/edge.ts";
import { epochMsSchema, idSchema, textSchema } from "../model/shape.ts";

/** A merged call is a matter of its own again (拆分). */
export const incidentSplit = v.object({
  kind: v.literal("incident-split"),
  v: v.literal(1),
  incidentId: idSchema,
  parentId: idSchema,
  reason: textSchema,
  at: epochMsSchema,
  edge: edgeField,
});
export type IncidentSplit = v.InferOutput<typeof incidentSplit>;
