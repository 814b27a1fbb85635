import * as v from "valibot";
import { ACKNOWLEDGE_REASONS, alarmIdSchema } from "../model/alarm.ts";
import { edgeField } from "../model/edge.ts";
import { epochMsSchema } from "../model/shape.ts";

/** A person has seen it, and says why it may be quiet (确认). */
export const alarmAcknowledged = v.object({
  kind: v.literal("alarm-acknowledged"),
  v: v.literal(1),
  alarmId: alarmIdSchema,
  reason: v.picklist(ACKNOWLEDGE_REASONS),
  at: epochMsSchema,
  edge: edgeField,
});
export type AlarmAcknowledged = v.InferOutput<typeof alarmAcknowledged>;
