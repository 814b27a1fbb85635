import * as v from "valibot";
import { idSchema, lngLatSchema, nameSchema } from "../model/shape.ts";

/** Say where an incident is. */
export const locateIncident = v.object({
  kind: v.literal("locate-incident"),
  incidentId: idSchema,
  lngLat: lngLatSchema,
  address: nameSchema,
});
export type LocateIncident = v.InferOutput<typeof locateIncident>;
