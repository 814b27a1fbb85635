import * as v from "valibot";
import { edgeField } from "../model/edge.ts";
import { epochMsSchema, textSchema } from "../model/shape.ts";
import { tourStopFields } from "../model/tour.ts";

/** Somebody saw to a stop that nobody had looked at, and says how. */
export const tourItemSettled = v.object({
  kind: v.literal("tour-item-settled"),
  v: v.literal(1),
  ...tourStopFields,
  reason: textSchema,
  at: epochMsSchema,
  edge: edgeField,
});
export type TourItemSettled = v.InferOutput<typeof tourItemSettled>;
