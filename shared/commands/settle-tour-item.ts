import * as v from "valibot";
import { textSchema } from "../model/shape.ts";
import { tourStopFields } from "../model/tour.ts";

/** Say how a stop was seen to that nobody had looked at. */
export const settleTourItem = v.object({
  kind: v.literal("settle-tour-item"),
  ...tourStopFields,
  reason: textSchema,
});
export type SettleTourItem = v.InferOutput<typeof settleTourItem>;
