import * as v from "valibot";
import { idSchema } from "../model/shape.ts";

/** Send those posts of an event to rail police that are marked for them. */
export const shareGathering = v.object({
  kind: v.literal("share-gathering"),
  gatheringId: idSchema,
  partnerId: idSchema,
});
export type ShareGathering = v.InferOutput<typeof shareGathering>;
