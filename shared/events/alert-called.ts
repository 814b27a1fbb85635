import * as v from "valibot";
import { epochMsSchema, idSchema } from "../model/shape.ts";

/** A person made a call of an alert, to send units to it. */
export const alertCalled = v.object({
  kind: v.literal("alert-called"),
  v: v.literal(1),
  alertId: idSchema,
  incidentId: idSchema,
  at: epochMsSchema,
});
export type AlertCalled = v.InferOutput<typeof alertCalled>;
