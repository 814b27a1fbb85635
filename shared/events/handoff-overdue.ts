import * as v from "valibot";
import { HANDOFF_LIMITS } from "../model/handoff.ts";
import { epochMsSchema, idSchema } from "../model/shape.ts";

/** A limit passed without an answer; written once for each limit of an item. */
export const handoffOverdue = v.object({
  kind: v.literal("handoff-overdue"),
  v: v.literal(1),
  handoffId: idSchema,
  limit: v.picklist(HANDOFF_LIMITS),
  at: epochMsSchema,
});
export type HandoffOverdue = v.InferOutput<typeof handoffOverdue>;
