import * as v from "valibot";
import { alertSchema } from "../model/alert.ts";
import { epochMsSchema } from "../model/shape.ts";

/** An alert came, or a person's confirmation made one. */
export const alertTaken = v.object({
  kind: v.literal("alert-taken"),
  v: v.literal(1),
  alert: alertSchema,
  at: epochMsSchema,
});
export type AlertTaken = v.InferOutput<typeof alertTaken>;
