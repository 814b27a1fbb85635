import * as v from "valibot";
import { disputeLevelSchema, levelReasonSchema } from "../model/push.ts";
import { epochMsSchema, idSchema, textSchema } from "../model/shape.ts";

/** A dispute got its level, by the rules or by a person. */
export const pushLeveled = v.object({
  kind: v.literal("push-leveled"),
  v: v.literal(1),
  incidentId: idSchema,
  level: disputeLevelSchema,
  /** What the rules found, also where a person decided otherwise. */
  reasons: v.pipe(v.array(levelReasonSchema), v.maxLength(20)),
  /** Null: the rules set it. */
  why: v.nullable(textSchema),
  at: epochMsSchema,
});
export type PushLeveled = v.InferOutput<typeof pushLeveled>;
