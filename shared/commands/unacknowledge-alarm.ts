import * as v from "valibot";
import { alarmIdSchema } from "../model/alarm.ts";

/** Undo an acknowledgement (撤销确认). */
export const unacknowledgeAlarm = v.object({
  kind: v.literal("unacknowledge-alarm"),
  alarmId: alarmIdSchema,
});
export type UnacknowledgeAlarm = v.InferOutput<typeof unacknowledgeAlarm>;
