import * as v from "valibot";
import { gatheringFields } from "../model/gathering.ts";
import { idSchema } from "../model/shape.ts";

/** Draw up the plan of an event (大型活动), or change it. */
export const keepGathering = v.object({
  kind: v.literal("keep-gathering"),
  /** Null: a new one. */
  gatheringId: v.nullable(idSchema),
  ...gatheringFields,
});
export type KeepGathering = v.InferOutput<typeof keepGathering>;
