import * as v from "valibot";
import { idSchema, lngLatSchema, nameSchema } from "../model/shape.ts";

/** Send a unit to stand on a street that leads out of the ring. */
export const holdExit = v.object({
  kind: v.literal("hold-exit"),
  incidentId: idSchema,
  lngLat: lngLatSchema,
  street: nameSchema,
  unitId: idSchema,
});
export type HoldExit = v.InferOutput<typeof holdExit>;
