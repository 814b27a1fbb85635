import * as v from "valibot";
import { epochMsSchema, idSchema, textSchema } from "../model/shape.ts";

/** A partner takes items again, or takes none. */
export const partnerOpened = v.object({
  kind: v.literal("partner-opened"),
  v: v.literal(1),
  partnerId: idSchema,
  isOpen: v.boolean(),
  reason: textSchema,
  at: epochMsSchema,
});
export type PartnerOpened = v.InferOutput<typeof partnerOpened>;
