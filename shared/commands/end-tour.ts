import * as v from "valibot";
import { idSchema } from "../model/shape.ts";

/** Let a tour be due no more. */
export const endTour = v.object({
  kind: v.literal("end-tour"),
  tourId: idSchema,
});
export type EndTour = v.InferOutput<typeof endTour>;
