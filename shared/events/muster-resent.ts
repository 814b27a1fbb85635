import * as v from "valibot";
import { edgeField } from "../model/edge.ts";
import { epochMsSchema, idSchema } from "../model/shape.ts";

/** Units that had not answered were asked once more. */
export const musterResent = v.object({
  kind: v.literal("muster-resent"),
  v: v.literal(1),
  musterId: idSchema,
  unitIds: v.array(idSchema),
  at: epochMsSchema,
  edge: edgeField,
});
export type MusterResent = v.InferOutput<typeof musterResent>;
