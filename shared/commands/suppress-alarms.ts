import * as v from "valibot";
import { alarmSourceSchema, alarmTypeSchema } from "../model/alarm.ts";
import { epochMsSchema, textSchema } from "../model/shape.ts";

/** Suppress a kind of alarm from one source by design, until a time. */
export const suppressAlarms = v.object({
  kind: v.literal("suppress-alarms"),
  type: alarmTypeSchema,
  source: alarmSourceSchema,
  reason: textSchema,
  until: epochMsSchema,
});
export type SuppressAlarms = v.InferOutput<typeof suppressAlarms>;
