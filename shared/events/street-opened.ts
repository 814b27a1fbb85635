import * as v from "valibot";
import { epochMsSchema, idSchema } from "../model/shape.ts";

/** Somebody opened a closed street, before its end or where it had none. */
export const streetOpened = v.object({
  kind: v.literal("street-opened"),
  v: v.literal(1),
  closureId: idSchema,
  at: epochMsSchema,
});
export type StreetOpened = v.InferOutput<typeof streetOpened>;
