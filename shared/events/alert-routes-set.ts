import * as v from "valibot";
import { alertRoutesSchema } from "../model/alert.ts";
import { epochMsSchema } from "../model/shape.ts";

/** Which alerts go where, from now on. */
export const alertRoutesSet = v.object({
  kind: v.literal("alert-routes-set"),
  v: v.literal(1),
  routes: alertRoutesSchema,
  at: epochMsSchema,
});
export type AlertRoutesSet = v.InferOutput<typeof alertRoutesSet>;
