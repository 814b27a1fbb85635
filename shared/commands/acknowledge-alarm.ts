import * as v from "valibot";
import { ACKNOWLEDGE_REASONS, alarmIdSchema } from "../model/alarm.ts";

/** Acknowledge with a reason (确认). */
export const acknowledgeAlarm = v.object({
  kind: v.literal("acknowledge-alarm"),
  alarmId: alarmIdSchema,
  reason: v.picklist(ACKNOWLEDGE_REASONS),
});
export type AcknowledgeAlarm = v.InferOutput<typeof acknowledgeAlarm>;
