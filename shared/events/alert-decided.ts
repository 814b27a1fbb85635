import * as v from "valibot";
import { epochMsSchema, idSchema, nameSchema, textSchema } from "../model/shape.ts";

/** A person decided what becomes of an alert. */
export const alertDecided = v.object({
  kind: v.literal("alert-decided"),
  v: v.literal(1),
  alertId: idSchema,
  deed: v.picklist(["send", "dismiss"]),
  /** The row of the table it went by; null: the person named the destination. */
  routeId: v.nullable(idSchema),
  handoffId: v.nullable(idSchema),
  /** Destinations that were asked before and have no line. */
  passedOver: v.pipe(v.array(nameSchema), v.maxLength(10)),
  reason: textSchema,
  at: epochMsSchema,
});
export type AlertDecided = v.InferOutput<typeof alertDecided>;
