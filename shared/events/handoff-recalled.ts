import * as v from "valibot";
import { epochMsSchema, idSchema, textSchema } from "../model/shape.ts";

/** 转警: the police took an item back; the partner is told by a message of its own. */
export const handoffRecalled = v.object({
  kind: v.literal("handoff-recalled"),
  v: v.literal(1),
  handoffId: idSchema,
  partnerId: idSchema,
  seq: v.pipe(v.number(), v.integer(), v.minValue(1)),
  reason: textSchema,
  at: epochMsSchema,
});
export type HandoffRecalled = v.InferOutput<typeof handoffRecalled>;
