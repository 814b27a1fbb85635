import * as v from "valibot";
import { alarmIdSchema } from "../model/alarm.ts";
import { edgeField } from "../model/edge.ts";
import { roleSchema } from "../model/role.ts";
import { epochMsSchema } from "../model/shape.ts";

/** Nobody acknowledged it in time: the next role is told, once (升级). */
export const alarmEscalated = v.object({
  kind: v.literal("alarm-escalated"),
  v: v.literal(1),
  alarmId: alarmIdSchema,
  to: roleSchema,
  at: epochMsSchema,
  edge: edgeField,
});
export type AlarmEscalated = v.InferOutput<typeof alarmEscalated>;
