import * as v from "valibot";
import { disputeLevelSchema } from "../model/push.ts";
import { idSchema, textSchema } from "../model/shape.ts";

/** Set the level of a dispute otherwise than the rules do. */
export const levelDispute = v.object({
  kind: v.literal("level-dispute"),
  incidentId: idSchema,
  level: disputeLevelSchema,
  reason: textSchema,
});
export type LevelDispute = v.InferOutput<typeof levelDispute>;
