import * as v from "valibot";
import { alarmSourceSchema } from "../model/alarm.ts";
import { idSchema, lngLatSchema, nameSchema } from "../model/shape.ts";

/** Report that something needs a person; an unknown kind is taken as unclassified. */
export const raiseAlarm = v.object({
  kind: v.literal("raise-alarm"),
  type: nameSchema,
  source: alarmSourceSchema,
  text: nameSchema,
  incidentId: v.nullable(idSchema),
  unitId: v.nullable(idSchema),
  lngLat: v.nullable(lngLatSchema),
});
export type RaiseAlarm = v.InferOutput<typeof raiseAlarm>;
