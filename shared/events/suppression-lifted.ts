import * as v from "valibot";
import { edgeField } from "../model/edge.ts";
import { epochMsSchema, idSchema } from "../model/shape.ts";

/** A rule of suppression ended before its time. */
export const suppressionLifted = v.object({
  kind: v.literal("suppression-lifted"),
  v: v.literal(1),
  ruleId: idSchema,
  at: epochMsSchema,
  edge: edgeField,
});
export type SuppressionLifted = v.InferOutput<typeof suppressionLifted>;
