import * as v from "valibot";
import { epochMsSchema, idSchema } from "../model/shape.ts";

/** The ring was taken away. */
export const ringEnded = v.object({
  kind: v.literal("ring-ended"),
  v: v.literal(1),
  /** The call it belongs to. */
  ringOf: idSchema,
  at: epochMsSchema,
});
export type RingEnded = v.InferOutput<typeof ringEnded>;
