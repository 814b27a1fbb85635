import * as v from "valibot";
import { epochMsSchema, idSchema } from "../model/shape.ts";

/** A unit on patrol reached a stop, left it after its dwell, or skipped it. */
export const patrolStopReached = v.object({
  kind: v.literal("patrol-stop-reached"),
  v: v.literal(1),
  planId: idSchema,
  unitId: idSchema,
  placeId: idSchema,
  step: v.picklist(["arrived", "left", "skipped"]),
  at: epochMsSchema,
});
export type PatrolStopReached = v.InferOutput<typeof patrolStopReached>;
