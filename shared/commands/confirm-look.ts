import * as v from "valibot";
import { tourStopFields } from "../model/tour.ts";

/** Say that one has looked, or that there is nothing to be seen. */
export const confirmLook = v.object({
  kind: v.literal("confirm-look"),
  ...tourStopFields,
  unviewable: v.boolean(),
});
export type ConfirmLook = v.InferOutput<typeof confirmLook>;
