import * as v from "valibot";
import { idSchema } from "../model/shape.ts";

/** Take a drawn shape off every map. */
export const eraseMarking = v.object({
  kind: v.literal("erase-marking"),
  markingId: idSchema,
});
export type EraseMarking = v.InferOutput<typeof eraseMarking>;
