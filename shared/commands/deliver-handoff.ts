import * as v from "valibot";
import { idSchema } from "../model/shape.ts";

/** The partner's end has taken a message. */
export const deliverHandoff = v.object({
  kind: v.literal("deliver-handoff"),
  handoffId: idSchema,
  seq: v.pipe(v.number(), v.integer(), v.minValue(1)),
});
export type DeliverHandoff = v.InferOutput<typeof deliverHandoff>;
