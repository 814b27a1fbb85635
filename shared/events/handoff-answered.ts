import * as v from "valibot";
import { HANDOFF_ANSWERS } from "../model/handoff.ts";
import { epochMsSchema, idSchema, textSchema } from "../model/shape.ts";

/** The other body said something of an item.  Answers may come twice and in any order; their
 *  numbers say which is the last word. */
export const handoffAnswered = v.object({
  kind: v.literal("handoff-answered"),
  v: v.literal(1),
  handoffId: idSchema,
  answerId: idSchema,
  seq: v.pipe(v.number(), v.integer(), v.minValue(1)),
  answer: v.picklist(HANDOFF_ANSWERS),
  reason: textSchema,
  /** When the other body says it was. */
  saidAt: epochMsSchema,
  at: epochMsSchema,
});
export type HandoffAnswered = v.InferOutput<typeof handoffAnswered>;
