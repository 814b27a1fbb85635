import * as v from "valibot";
import { epochMsSchema, idSchema } from "../model/shape.ts";

/** Somebody was shown the picture and the plate of a hit. */
export const hitViewed = v.object({
  kind: v.literal("hit-viewed"),
  v: v.literal(1),
  hitId: idSchema,
  at: epochMsSchema,
});
export type HitViewed = v.InferOutput<typeof hitViewed>;
