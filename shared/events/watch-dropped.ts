import * as v from "valibot";
import { epochMsSchema, idSchema, textSchema } from "../model/shape.ts";

/** A plate is looked for no longer, before its time. */
export const watchDropped = v.object({
  kind: v.literal("watch-dropped"),
  v: v.literal(1),
  watchId: idSchema,
  reason: textSchema,
  at: epochMsSchema,
});
export type WatchDropped = v.InferOutput<typeof watchDropped>;
