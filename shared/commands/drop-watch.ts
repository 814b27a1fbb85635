import * as v from "valibot";
import { idSchema, textSchema } from "../model/shape.ts";

/** Look for a plate no longer. */
export const dropWatch = v.object({
  kind: v.literal("drop-watch"),
  watchId: idSchema,
  reason: textSchema,
});
export type DropWatch = v.InferOutput<typeof dropWatch>;
