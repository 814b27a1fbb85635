import * as v from "valibot";
import { fenceSchema } from "../model/marking.ts";
import { idSchema } from "../model/shape.ts";

/** Make a drawn shape a fence, another one, or none. */
export const fenceMarking = v.object({
  kind: v.literal("fence-marking"),
  markingId: idSchema,
  fence: fenceSchema,
});
export type FenceMarking = v.InferOutput<typeof fenceMarking>;
