import * as v from "valibot";
import { alarmIdSchema, alarmSourceSchema, alarmTypeSchema } from "../model/alarm.ts";
import { edgeField } from "../model/edge.ts";
import { prioritySchema } from "../model/incident.ts";
import { epochMsSchema, idSchema, lngLatSchema, nameSchema } from "../model/shape.ts";

/** Something needs a person; the same from the same source soon after is one more count. */
export const alarmRaised = v.object({
  kind: v.literal("alarm-raised"),
  v: v.literal(1),
  alarmId: alarmIdSchema,
  type: alarmTypeSchema,
  source: alarmSourceSchema,
  priority: prioritySchema,
  /** What the source calls it; of a ruled alarm, what it is about. */
  text: nameSchema,
  incidentId: v.nullable(idSchema),
  unitId: v.nullable(idSchema),
  lngLat: v.nullable(lngLatSchema),
  /** When the condition began; one condition raises one alarm. */
  since: epochMsSchema,
  /** The rule by which it is counted and not shown; null: it is shown. */
  suppressedBy: v.nullable(idSchema),
  at: epochMsSchema,
  edge: edgeField,
});
export type AlarmRaised = v.InferOutput<typeof alarmRaised>;
