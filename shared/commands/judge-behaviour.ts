import * as v from "valibot";
import { VERDICTS, behaviourReasonSchema } from "../model/behaviour.ts";
import { idSchema } from "../model/shape.ts";

/** Say what an event of a camera was. */
export const judgeBehaviour = v.object({
  kind: v.literal("judge-behaviour"),
  behaviourId: idSchema,
  verdict: v.picklist(VERDICTS),
  reason: behaviourReasonSchema,
});
export type JudgeBehaviour = v.InferOutput<typeof judgeBehaviour>;
