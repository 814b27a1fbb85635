import * as v from "valibot";
import { edgeField } from "../model/edge.ts";
import { epochMsSchema, idSchema, secondsSchema } from "../model/shape.ts";

/** A person sent a unit to an incident (派警). */
export const unitDispatched = v.object({
  kind: v.literal("unit-dispatched"),
  v: v.literal(1),
  incidentId: idSchema,
  unitId: idSchema,
  /** Road time when it was sent; null: not computed. */
  eta: v.nullable(secondsSchema),
  at: epochMsSchema,
  edge: edgeField,
});
export type UnitDispatched = v.InferOutput<typeof unitDispatched>;
