import * as v from "valibot";
import { epochMsSchema, idSchema, nameSchema } from "../model/shape.ts";

/** Its destination lost its line before it arrived: the next one of the same row has it. */
export const alertPassedOn = v.object({
  kind: v.literal("alert-passed-on"),
  v: v.literal(1),
  alertId: idSchema,
  handoffId: idSchema,
  passedOver: v.pipe(v.array(nameSchema), v.maxLength(10)),
  at: epochMsSchema,
});
export type AlertPassedOn = v.InferOutput<typeof alertPassedOn>;
