import * as v from "valibot";
import { edgeField } from "../model/edge.ts";
import { epochMsSchema, idSchema } from "../model/shape.ts";

/** One unit answered; who said so stands in the stamp. */
export const musterAnswered = v.object({
  kind: v.literal("muster-answered"),
  v: v.literal(1),
  musterId: idSchema,
  unitId: idSchema,
  at: epochMsSchema,
  edge: edgeField,
});
export type MusterAnswered = v.InferOutput<typeof musterAnswered>;
