import * as v from "valibot";
import { idSchema } from "../model/shape.ts";

/** Say that two calls are two matters. */
export const declineMerge = v.object({
  kind: v.literal("decline-merge"),
  incidentId: idSchema,
  otherId: idSchema,
});
export type DeclineMerge = v.InferOutput<typeof declineMerge>;
