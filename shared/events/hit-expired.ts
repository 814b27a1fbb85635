import * as v from "valibot";
import { epochMsSchema, idSchema } from "../model/shape.ts";

/** A hit's time is over; its picture and its plate are wiped. */
export const hitExpired = v.object({
  kind: v.literal("hit-expired"),
  v: v.literal(1),
  hitId: idSchema,
  at: epochMsSchema,
});
export type HitExpired = v.InferOutput<typeof hitExpired>;
