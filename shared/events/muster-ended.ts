import * as v from "valibot";
import { edgeField } from "../model/edge.ts";
import { epochMsSchema, idSchema } from "../model/shape.ts";

/** A person ended it, whoever has answered. */
export const musterEnded = v.object({
  kind: v.literal("muster-ended"),
  v: v.literal(1),
  musterId: idSchema,
  at: epochMsSchema,
  edge: edgeField,
});
export type MusterEnded = v.InferOutput<typeof musterEnded>;
