import * as v from "valibot";
import { HANDOFF_ANSWERS } from "../model/handoff.ts";
import { epochMsSchema, idSchema, textSchema } from "../model/shape.ts";

/** What the other body says of an item. */
export const answerHandoff = v.object({
  kind: v.literal("answer-handoff"),
  handoffId: idSchema,
  answer: v.picklist(HANDOFF_ANSWERS),
  reason: textSchema,
  /** As its line gave it; null: entered by hand. */
  said: v.nullable(
    v.object({
      answerId: idSchema,
      seq: v.pipe(v.number(), v.integer(), v.minValue(1)),
      at: epochMsSchema,
    }),
  ),
});
export type AnswerHandoff = v.InferOutput<typeof answerHandoff>;
