import * as v from "valibot";
import { idSchema } from "../model/shape.ts";

/** Say that two calls have to do with one another (关联). */
export const linkIncident = v.object({
  kind: v.literal("link-incident"),
  incidentId: idSchema,
  otherId: idSchema,
});
export type LinkIncident = v.InferOutput<typeof linkIncident>;
