import * as v from "valibot";
import { edgeField } from "../model/edge.ts";
import { epochMsSchema, idSchema, nameSchema } from "../model/shape.ts";

/** A tag of the vocabulary was put on an incident or taken off (标签). */
export const incidentTagged = v.object({
  kind: v.literal("incident-tagged"),
  v: v.literal(1),
  incidentId: idSchema,
  /** A word of the vocabulary as it was then. */
  tag: nameSchema,
  present: v.boolean(),
  at: epochMsSchema,
  edge: edgeField,
});
export type IncidentTagged = v.InferOutput<typeof incidentTagged>;
