import * as v from "valibot";
import { idSchema, textSchema } from "../model/shape.ts";

/** Send an alert to its station, or lay it aside. */
export const decideAlert = v.object({
  kind: v.literal("decide-alert"),
  alertId: idSchema,
  deed: v.picklist(["send", "dismiss"]),
  /** The row of the table to go by; null: the only one that fits. */
  routeId: v.nullable(idSchema),
  /** A destination of the person's own choice; null: by the table. */
  partnerId: v.nullable(idSchema),
  reason: textSchema,
});
export type DecideAlert = v.InferOutput<typeof decideAlert>;
