import * as v from "valibot";
import { alarmIdSchema } from "../model/alarm.ts";
import { edgeField } from "../model/edge.ts";
import { epochMsSchema, textSchema } from "../model/shape.ts";

/** A person put it aside until a time (搁置). */
export const alarmShelved = v.object({
  kind: v.literal("alarm-shelved"),
  v: v.literal(1),
  alarmId: alarmIdSchema,
  until: epochMsSchema,
  reason: textSchema,
  at: epochMsSchema,
  edge: edgeField,
});
export type AlarmShelved = v.InferOutput<typeof alarmShelved>;
