import * as v from "valibot";
import { edgeField } from "../model/edge.ts";
import { epochMsSchema, idSchema } from "../model/shape.ts";

/** A person found that two calls are one matter (合并); both are kept. */
export const incidentMerged = v.object({
  kind: v.literal("incident-merged"),
  v: v.literal(1),
  incidentId: idSchema,
  /** The call it lives in from now on. */
  parentId: idSchema,
  at: epochMsSchema,
  edge: edgeField,
});
export type IncidentMerged = v.InferOutput<typeof incidentMerged>;
