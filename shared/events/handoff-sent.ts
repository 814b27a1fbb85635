import * as v from "valibot";
import { handoffSchema } from "../model/handoff.ts";

/** An item was handed to another body: it stands in the queue until its end takes it. */
export const handoffSent = v.object({
  kind: v.literal("handoff-sent"),
  v: v.literal(1),
  handoff: handoffSchema,
});
export type HandoffSent = v.InferOutput<typeof handoffSent>;
