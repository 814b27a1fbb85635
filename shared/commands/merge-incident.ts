import * as v from "valibot";
import { idSchema } from "../model/shape.ts";

/** Accept that a call is the same matter as another (合并). */
export const mergeIncident = v.object({
  kind: v.literal("merge-incident"),
  incidentId: idSchema,
  parentId: idSchema,
});
export type MergeIncident = v.InferOutput<typeof mergeIncident>;
