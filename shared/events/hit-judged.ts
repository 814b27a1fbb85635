import * as v from "valibot";
import { VERDICTS } from "../model/behaviour.ts";
import { hitReasonSchema } from "../model/hit.ts";
import { epochMsSchema, idSchema } from "../model/shape.ts";

/** A person held the picture against the plate. */
export const hitJudged = v.object({
  kind: v.literal("hit-judged"),
  v: v.literal(1),
  hitId: idSchema,
  verdict: v.picklist(VERDICTS),
  reason: hitReasonSchema,
  alertId: v.nullable(idSchema),
  at: epochMsSchema,
});
export type HitJudged = v.InferOutput<typeof hitJudged>;
