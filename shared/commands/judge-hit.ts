import * as v from "valibot";
import { VERDICTS } from "../model/behaviour.ts";
import { hitReasonSchema } from "../model/hit.ts";
import { idSchema } from "../model/shape.ts";

/** Say whether the picture shows the plate that is looked for. */
export const judgeHit = v.object({
  kind: v.literal("judge-hit"),
  hitId: idSchema,
  verdict: v.picklist(VERDICTS),
  reason: hitReasonSchema,
});
export type JudgeHit = v.InferOutput<typeof judgeHit>;
