import * as v from "valibot";
import { rosterSchema } from "../model/roster.ts";

/** Who stands on which post of a station, as it now is. */
export const rosterKept = v.object({
  kind: v.literal("roster-kept"),
  v: v.literal(1),
  roster: rosterSchema,
});
export type RosterKept = v.InferOutput<typeof rosterKept>;
