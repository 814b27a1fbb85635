import * as v from "valibot";
import { idSchema } from "../model/shape.ts";

/** A crew reports a stop reached, left or skipped. */
export const reachPatrolStop = v.object({
  kind: v.literal("reach-patrol-stop"),
  planId: idSchema,
  unitId: idSchema,
  placeId: idSchema,
  step: v.picklist(["arrived", "left", "skipped"]),
});
export type ReachPatrolStop = v.InferOutput<typeof reachPatrolStop>;
