import * as v from "valibot";
import { idSchema } from "../model/shape.ts";

/** An event is over: nothing is asked of its posts any more. */
export const endGathering = v.object({
  kind: v.literal("end-gathering"),
  gatheringId: idSchema,
});
export type EndGathering = v.InferOutput<typeof endGathering>;
