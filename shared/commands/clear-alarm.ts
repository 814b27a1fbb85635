import * as v from "valibot";
import { alarmIdSchema } from "../model/alarm.ts";
import { textSchema } from "../model/shape.ts";

/** Say that the condition is over or the task is done; a ruled alarm ends by itself. */
export const clearAlarm = v.object({
  kind: v.literal("clear-alarm"),
  alarmId: alarmIdSchema,
  reason: textSchema,
});
export type ClearAlarm = v.InferOutput<typeof clearAlarm>;
