import * as v from "valibot";
import { partnerSchema } from "../model/partner.ts";

/** Write down a partner as the data folder names it. */
export const listPartner = v.object({ kind: v.literal("list-partner"), partner: partnerSchema });
export type ListPartner = v.InferOutput<typeof listPartner>;
