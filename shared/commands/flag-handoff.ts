import * as v from "valibot";
import { HANDOFF_LIMITS } from "../model/handoff.ts";
import { idSchema } from "../model/shape.ts";

/** A limit has passed; the station asks this of itself. */
export const flagHandoff = v.object({
  kind: v.literal("flag-handoff"),
  handoffId: idSchema,
  limit: v.picklist(HANDOFF_LIMITS),
});
export type FlagHandoff = v.InferOutput<typeof flagHandoff>;
