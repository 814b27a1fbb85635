import * as v from "valibot";
import { idSchema, secondsSchema } from "../model/shape.ts";

/** Send units to an incident (派警). */
export const dispatchUnits = v.object({
  kind: v.literal("dispatch-units"),
  incidentId: idSchema,
  units: v.pipe(
    v.array(v.object({ unitId: idSchema, eta: v.nullable(secondsSchema) })),
    v.minLength(1),
    v.maxLength(50),
  ),
});
export type DispatchUnits = v.InferOutput<typeof dispatchUnits>;
