import * as v from "valibot";
import { alarmIdSchema } from "../model/alarm.ts";
import { nameSchema } from "../model/shape.ts";

/** Take an alarm, give it to somebody, or put it back into the queue (null). */
export const assignAlarm = v.object({
  kind: v.literal("assign-alarm"),
  alarmId: alarmIdSchema,
  owner: v.nullable(nameSchema),
});
export type AssignAlarm = v.InferOutput<typeof assignAlarm>;
