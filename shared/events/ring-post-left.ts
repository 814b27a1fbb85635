import * as v from "valibot";
import { epochMsSchema, idSchema } from "../model/shape.ts";

/** Nobody stands there any more. */
export const ringPostLeft = v.object({
  kind: v.literal("ring-post-left"),
  v: v.literal(1),
  /** The call it belongs to. */
  ringOf: idSchema,
  postId: idSchema,
  at: epochMsSchema,
});
export type RingPostLeft = v.InferOutput<typeof ringPostLeft>;
