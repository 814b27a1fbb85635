import * as v from "valibot";
import { idSchema } from "../model/shape.ts";

/** Take the ring away: somebody was found, or is searched for in another way. */
export const endRing = v.object({
  kind: v.literal("end-ring"),
  incidentId: idSchema,
});
export type EndRing = v.InferOutput<typeof endRing>;
