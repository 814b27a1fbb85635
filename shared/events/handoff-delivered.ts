import * as v from "valibot";
import { epochMsSchema, idSchema } from "../model/shape.ts";

/** The partner's end took a message of ours: the item itself, or that it was called back. */
export const handoffDelivered = v.object({
  kind: v.literal("handoff-delivered"),
  v: v.literal(1),
  handoffId: idSchema,
  partnerId: idSchema,
  /** The message's number in the partner's queue. */
  seq: v.pipe(v.number(), v.integer(), v.minValue(1)),
  at: epochMsSchema,
});
export type HandoffDelivered = v.InferOutput<typeof handoffDelivered>;
