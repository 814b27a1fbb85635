import * as v from "valibot";
import { alarmIdSchema } from "../model/alarm.ts";
import { edgeField } from "../model/edge.ts";
import { epochMsSchema } from "../model/shape.ts";

/** It is back: its time came, or a person fetched it. */
export const alarmUnshelved = v.object({
  kind: v.literal("alarm-unshelved"),
  v: v.literal(1),
  alarmId: alarmIdSchema,
  at: epochMsSchema,
  edge: edgeField,
});
export type AlarmUnshelved = v.InferOutput<typeof alarmUnshelved>;
