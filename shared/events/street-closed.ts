import * as v from "valibot";
import { closedModesSchema, closedStretchesSchema } from "../model/closure.ts";
import { epochMsSchema, idSchema, textSchema } from "../model/shape.ts";

/** Somebody closed stretches of street.  Where it has an end, it ends then by itself: the time was
 *  set here, and no event of its own says so once more. */
export const streetClosed = v.object({
  kind: v.literal("street-closed"),
  v: v.literal(1),
  closureId: idSchema,
  stretches: closedStretchesSchema,
  modes: closedModesSchema,
  reason: textSchema,
  /** Null: until somebody opens it. */
  until: v.nullable(epochMsSchema),
  at: epochMsSchema,
});
export type StreetClosed = v.InferOutput<typeof streetClosed>;
