import * as v from "valibot";
import { gatheringStepSchema } from "../model/gathering.ts";
import { idSchema } from "../model/shape.ts";

/** Say that a line of the timeline is done, or is not after all. */
export const tickGatheringStep = v.object({
  kind: v.literal("tick-gathering-step"),
  gatheringId: idSchema,
  step: gatheringStepSchema,
  done: v.boolean(),
});
export type TickGatheringStep = v.InferOutput<typeof tickGatheringStep>;
