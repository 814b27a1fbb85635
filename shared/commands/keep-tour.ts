import * as v from "valibot";
import { idSchema } from "../model/shape.ts";
import { tourFields } from "../model/tour.ts";

/** Draw up a tour of cameras, or change one. */
export const keepTour = v.object({
  kind: v.literal("keep-tour"),
  /** Null: a new one. */
  tourId: v.nullable(idSchema),
  ...tourFields,
});
export type KeepTour = v.InferOutput<typeof keepTour>;
