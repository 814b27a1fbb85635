import * as v from "valibot";
import { epochMsSchema, idSchema } from "../model/shape.ts";

/** Its time is over; nobody looked at these. */
export const tourRunClosed = v.object({
  kind: v.literal("tour-run-closed"),
  v: v.literal(1),
  tourId: idSchema,
  runAt: epochMsSchema,
  missed: v.array(idSchema),
  at: epochMsSchema,
});
export type TourRunClosed = v.InferOutput<typeof tourRunClosed>;
