import * as v from "valibot";
import { edgeField } from "../model/edge.ts";
import { epochMsSchema, idSchema } from "../model/shape.ts";

/** A person found that two calls are two matters; they are not proposed again. */
export const mergeDeclined = v.object({
  kind: v.literal("merge-declined"),
  v: v.literal(1),
  incidentId: idSchema,
  otherId: idSchema,
  at: epochMsSchema,
  edge: edgeField,
});
export type MergeDeclined = v.InferOutput<typeof mergeDeclined>;
