import * as v from "valibot";
import { gatheringStepSchema } from "../model/gathering.ts";
import { epochMsSchema, idSchema } from "../model/shape.ts";

/** A line of an event's timeline was done, or was not after all. */
export const gatheringStepTicked = v.object({
  kind: v.literal("gathering-step-ticked"),
  v: v.literal(1),
  gatheringId: idSchema,
  step: gatheringStepSchema,
  done: v.boolean(),
  at: epochMsSchema,
});
export type GatheringStepTicked = v.InferOutput<typeof gatheringStepTicked>;
