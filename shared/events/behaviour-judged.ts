import * as v from "valibot";
import { VERDICTS, behaviourReasonSchema } from "../model/behaviour.ts";
import { epochMsSchema, idSchema } from "../model/shape.ts";

/** A person looked and said what it was. */
export const behaviourJudged = v.object({
  kind: v.literal("behaviour-judged"),
  v: v.literal(1),
  behaviourId: idSchema,
  verdict: v.picklist(VERDICTS),
  reason: behaviourReasonSchema,
  /** The alert that a confirmation made. */
  alertId: v.nullable(idSchema),
  at: epochMsSchema,
});
export type BehaviourJudged = v.InferOutput<typeof behaviourJudged>;
