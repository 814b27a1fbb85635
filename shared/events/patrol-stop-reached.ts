import * as v from "valibot";
import { epochMsSchema, idSchema, nameSchema } from "../model/shape.ts";

/** A unit on patrol reached a stop, left it after its dwell, or skipped it. */
export const patrolStopReached = v.object({
  kind: v.literal("patrol-stop-reached"),
  v: v.literal(1),
  planId: idSchema,
  unitId: idSchema,
  placeId: idSchema,
  /** Of the plan; absent where a place comes once. */
  stopId: v.optional(idSchema),
  step: v.picklist(["arrived", "left", "skipped"]),
  /** Why it was skipped or cut short (未遇, 道路不通); absent: nothing was said. */
  reason: v.optional(nameSchema),
  at: epochMsSchema,
});
export type PatrolStopReached = v.InferOutput<typeof patrolStopReached>;
