import * as v from "valibot";
import { epochMsSchema } from "../model/shape.ts";
import { tourSchema } from "../model/tour.ts";

/** A tour was drawn up, or changed. */
export const tourKept = v.object({
  kind: v.literal("tour-kept"),
  v: v.literal(1),
  tour: tourSchema,
  at: epochMsSchema,
});
export type TourKept = v.InferOutput<typeof tourKept>;
