import * as v from "valibot";
import { rosterSchema } from "../model/roster.ts";

/** Say who stands on which post of a station. */
export const keepRoster = v.object({ kind: v.literal("keep-roster"), roster: rosterSchema });
export type KeepRoster = v.InferOutput<typeof keepRoster>;
