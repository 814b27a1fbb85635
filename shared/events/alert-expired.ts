import * as v from "valibot";
import { epochMsSchema, idSchema } from "../model/shape.ts";

/** Its time ran out before anybody signed for it. */
export const alertExpired = v.object({
  kind: v.literal("alert-expired"),
  v: v.literal(1),
  alertId: idSchema,
  at: epochMsSchema,
});
export type AlertExpired = v.InferOutput<typeof alertExpired>;
