import * as v from "valibot";
import { alarmIdSchema } from "../model/alarm.ts";

/** Fetch a shelved alarm before its time. */
export const unshelveAlarm = v.object({
  kind: v.literal("unshelve-alarm"),
  alarmId: alarmIdSchema,
});
export type UnshelveAlarm = v.InferOutput<typeof unshelveAlarm>;
