import * as v from "valibot";
import { epochMsSchema, idSchema } from "../model/shape.ts";

/** It is not due any more. */
export const tourEnded = v.object({
  kind: v.literal("tour-ended"),
  v: v.literal(1),
  tourId: idSchema,
  at: epochMsSchema,
});
export type TourEnded = v.InferOutput<typeof tourEnded>;
