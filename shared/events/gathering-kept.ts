import * as v from "valibot";
import { gatheringSchema } from "../model/gathering.ts";
import { epochMsSchema } from "../model/shape.ts";

/** An event's plan was drawn up, or changed. */
export const gatheringKept = v.object({
  kind: v.literal("gathering-kept"),
  v: v.literal(1),
  gathering: gatheringSchema,
  at: epochMsSchema,
});
export type GatheringKept = v.InferOutput<typeof gatheringKept>;
