import * as v from "valibot";
import { idSchema } from "../model/shape.ts";

/** Call the roll of an event: whether everybody is at the post of the plan. */
export const callGathering = v.object({
  kind: v.literal("call-gathering"),
  gatheringId: idSchema,
});
export type CallGathering = v.InferOutput<typeof callGathering>;
