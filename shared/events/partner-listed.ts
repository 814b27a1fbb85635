import * as v from "valibot";
import { partnerSchema } from "../model/partner.ts";

/** A partner was written down, or written down otherwise. */
export const partnerListed = v.object({
  kind: v.literal("partner-listed"),
  v: v.literal(1),
  partner: partnerSchema,
});
export type PartnerListed = v.InferOutput<typeof partnerListed>;
