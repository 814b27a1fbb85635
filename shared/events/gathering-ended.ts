import * as v from "valibot";
import { epochMsSchema, idSchema } from "../model/shape.ts";

/** An event is over. */
export const gatheringEnded = v.object({
  kind: v.literal("gathering-ended"),
  v: v.literal(1),
  gatheringId: idSchema,
  at: epochMsSchema,
});
export type GatheringEnded = v.InferOutput<typeof gatheringEnded>;
