import * as v from "valibot";
import { patrolResultSchema } from "../model/patrol-result.ts";
import { idSchema } from "../model/shape.ts";

/** What a group did on its patrol was written down, or put right. */
export const nightResultReported = v.object({
  kind: v.literal("night-result-reported"),
  v: v.literal(1),
  groupId: idSchema,
  result: patrolResultSchema,
});
export type NightResultReported = v.InferOutput<typeof nightResultReported>;
