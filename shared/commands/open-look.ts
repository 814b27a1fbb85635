import * as v from "valibot";
import { tourStopFields } from "../model/tour.ts";

/** Bring a camera of a tour before the eye: the time of looking runs from here. */
export const openLook = v.object({
  kind: v.literal("open-look"),
  ...tourStopFields,
});
export type OpenLook = v.InferOutput<typeof openLook>;
