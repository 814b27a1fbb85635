import * as v from "valibot";
import { ringPostSchema } from "../model/ring.ts";
import { epochMsSchema, idSchema } from "../model/shape.ts";

/** A unit was sent to stand on a street that leads out of the ring. */
export const ringPostHeld = v.object({
  kind: v.literal("ring-post-held"),
  v: v.literal(1),
  /** The call it belongs to. */
  ringOf: idSchema,
  post: ringPostSchema,
  at: epochMsSchema,
});
export type RingPostHeld = v.InferOutput<typeof ringPostHeld>;
