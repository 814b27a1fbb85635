import * as v from "valibot";
import { idSchema, textSchema } from "../model/shape.ts";

/** Say that a partner takes items, or takes none for now. */
export const openPartner = v.object({
  kind: v.literal("open-partner"),
  partnerId: idSchema,
  isOpen: v.boolean(),
  reason: textSchema,
});
export type OpenPartner = v.InferOutput<typeof openPartner>;
