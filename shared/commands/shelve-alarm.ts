import * as v from "valibot";
import { alarmIdSchema } from "../model/alarm.ts";
import { textSchema } from "../model/shape.ts";

/** Put an alarm aside for a while (搁置). */
export const shelveAlarm = v.object({
  kind: v.literal("shelve-alarm"),
  alarmId: alarmIdSchema,
  /** From now; the limit is checked by the desk. */
  minutes: v.pipe(v.number(), v.finite()),
  reason: textSchema,
});
export type ShelveAlarm = v.InferOutput<typeof shelveAlarm>;
