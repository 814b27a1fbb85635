import * as v from "valibot";
import { epochMsSchema } from "../model/shape.ts";

/** Strangers stand before the wall, or no longer do: what is personal is hidden on every screen. */
export const visitSet = v.object({
  kind: v.literal("visit-set"),
  v: v.literal(1),
  on: v.boolean(),
  at: epochMsSchema,
});
export type VisitSet = v.InferOutput<typeof visitSet>;
