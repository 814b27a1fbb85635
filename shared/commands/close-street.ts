import * as v from "valibot";
import { closedModesSchema, closedStretchesSchema } from "../model/closure.ts";
import { epochMsSchema, textSchema } from "../model/shape.ts";

/** Nobody may be led over these stretches until a time, or until somebody opens them again. */
export const closeStreet = v.object({
  kind: v.literal("close-street"),
  stretches: closedStretchesSchema,
  modes: closedModesSchema,
  reason: textSchema,
  /** Null: until somebody opens it. */
  until: v.nullable(epochMsSchema),
});
export type CloseStreet = v.InferOutput<typeof closeStreet>;
