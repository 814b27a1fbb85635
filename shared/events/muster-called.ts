import * as v from "valibot";
import { edgeField } from "../model/edge.ts";
import { musterFields } from "../model/muster.ts";
import { epochMsSchema, idSchema } from "../model/shape.ts";

/** Units were asked to answer, or given one task. */
export const musterCalled = v.object({
  kind: v.literal("muster-called"),
  v: v.literal(1),
  musterId: idSchema,
  ...musterFields,
  at: epochMsSchema,
  edge: edgeField,
});
export type MusterCalled = v.InferOutput<typeof musterCalled>;
