import * as v from "valibot";
import { idSchema } from "../model/shape.ts";

/** A unit answers, or a dispatcher heard it answer by radio. */
export const answerMuster = v.object({
  kind: v.literal("answer-muster"),
  musterId: idSchema,
  unitId: idSchema,
});
export type AnswerMuster = v.InferOutput<typeof answerMuster>;
