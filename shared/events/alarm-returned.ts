import * as v from "valibot";
import { alarmIdSchema } from "../model/alarm.ts";
import { edgeField } from "../model/edge.ts";
import { epochMsSchema, textSchema } from "../model/shape.ts";

/** Its condition is over, or the task that it asked for is done. */
export const alarmReturned = v.object({
  kind: v.literal("alarm-returned"),
  v: v.literal(1),
  alarmId: alarmIdSchema,
  reason: textSchema,
  at: epochMsSchema,
  edge: edgeField,
});
export type AlarmReturned = v.InferOutput<typeof alarmReturned>;
