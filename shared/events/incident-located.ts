import * as v from "valibot";
import { edgeField } from "../model/edge.ts";
import { epochMsSchema, idSchema, lngLatSchema, nameSchema } from "../model/shape.ts";

/** A person confirmed on the map where it is. */
export const incidentLocated = v.object({
  kind: v.literal("incident-located"),
  v: v.literal(1),
  incidentId: idSchema,
  lngLat: lngLatSchema,
  address: nameSchema,
  at: epochMsSchema,
  edge: edgeField,
});
export type IncidentLocated = v.InferOutput<typeof incidentLocated>;
