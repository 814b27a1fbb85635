import * as v from "valibot";
import { alarmIdSchema } from "../model/alarm.ts";
import { edgeField } from "../model/edge.ts";
import { epochMsSchema } from "../model/shape.ts";

/** An acknowledgement was a mistake (撤销确认). */
export const alarmUnacknowledged = v.object({
  kind: v.literal("alarm-unacknowledged"),
  v: v.literal(1),
  alarmId: alarmIdSchema,
  at: epochMsSchema,
  edge: edgeField,
});
export type AlarmUnacknowledged = v.InferOutput<typeof alarmUnacknowledged>;
