import * as v from "valibot";
import { idSchema, nameSchema } from "../model/shape.ts";

/** A crew reports a stop reached, left or skipped. */
export const reachPatrolStop = v.object({
  kind: v.literal("reach-patrol-stop"),
  planId: idSchema,
  unitId: idSchema,
  placeId: idSchema,
  stopId: v.optional(idSchema),
  step: v.picklist(["arrived", "left", "skipped"]),
  reason: v.optional(nameSchema),
});
export type ReachPatrolStop = v.InferOutput<typeof reachPatrolStop>;
