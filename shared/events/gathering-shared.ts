import * as v from "valibot";
import { sharedPostsSchema } from "../model/gathering.ts";
import { epochMsSchema, idSchema } from "../model/shape.ts";

/** Posts of an event were sent to rail police. */
export const gatheringShared = v.object({
  kind: v.literal("gathering-shared"),
  v: v.literal(1),
  gatheringId: idSchema,
  partnerId: idSchema,
  handoffId: idSchema,
  posts: sharedPostsSchema,
  at: epochMsSchema,
});
export type GatheringShared = v.InferOutput<typeof gatheringShared>;
