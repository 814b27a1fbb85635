import * as v from "valibot";
import { epochMsSchema, idSchema } from "../model/shape.ts";

/** A tour is due: whoever looks has until then, at these cameras. */
export const tourRunBegan = v.object({
  kind: v.literal("tour-run-began"),
  v: v.literal(1),
  tourId: idSchema,
  runAt: epochMsSchema,
  until: epochMsSchema,
  cameraIds: v.array(idSchema),
  lookSeconds: v.number(),
  at: epochMsSchema,
});
export type TourRunBegan = v.InferOutput<typeof tourRunBegan>;
