import * as v from "valibot";
import { alarmIdSchema } from "../model/alarm.ts";
import { edgeField } from "../model/edge.ts";
import { epochMsSchema, nameSchema } from "../model/shape.ts";

/** One named person has it (接手, 指派); null: it is back in the queue. */
export const alarmAssigned = v.object({
  kind: v.literal("alarm-assigned"),
  v: v.literal(1),
  alarmId: alarmIdSchema,
  owner: v.nullable(nameSchema),
  /** Whose shift ended while the alarm was theirs: nobody took it from them. */
  offShift: v.optional(nameSchema),
  at: epochMsSchema,
  edge: edgeField,
});
export type AlarmAssigned = v.InferOutput<typeof alarmAssigned>;
