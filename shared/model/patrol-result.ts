import * as v from "valibot";
import { epochMsSchema, nameSchema } from "./shape.ts";

/** What a team did on its patrol: talked to people about a danger, settled a dispute on the spot,
 *  had a hazard put right, handed a matter to the police, helped somebody. */
export const PATROL_DEEDS = ["advised", "settled", "fixed", "handed-over", "helped"] as const;
export type PatrolDeed = (typeof PATROL_DEEDS)[number];

export const DEEDS_MAX = 999;
const deedCount = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(DEEDS_MAX));

/** How often each was done, and a few words about the patrol: about places, never persons. */
export const patrolResultFields = {
  deeds: v.object({
    advised: deedCount,
    settled: deedCount,
    fixed: deedCount,
    "handed-over": deedCount,
    helped: deedCount,
  } satisfies { readonly [Deed in PatrolDeed]: unknown }),
  note: nameSchema,
};
export const patrolResultSchema = v.object({ ...patrolResultFields, at: epochMsSchema });
export type PatrolResult = v.InferOutput<typeof patrolResultSchema>;
