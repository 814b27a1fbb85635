import * as v from "valibot";
import { alarmSourceSchema, alarmTypeSchema } from "../model/alarm.ts";
import { edgeField } from "../model/edge.ts";
import { epochMsSchema, idSchema, textSchema } from "../model/shape.ts";

/** By design alarms of a kind from a source are counted and not shown (设计抑制). */
export const suppressionSet = v.object({
  kind: v.literal("suppression-set"),
  v: v.literal(1),
  ruleId: idSchema,
  type: alarmTypeSchema,
  source: alarmSourceSchema,
  reason: textSchema,
  until: epochMsSchema,
  at: epochMsSchema,
  edge: edgeField,
});
export type SuppressionSet = v.InferOutput<typeof suppressionSet>;
