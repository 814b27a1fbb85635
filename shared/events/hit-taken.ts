import * as v from "valibot";
import { hitSchema } from "../model/hit.ts";
import { epochMsSchema } from "../model/shape.ts";

/** A checkpoint may have seen a plate that is looked for. */
export const hitTaken = v.object({
  kind: v.literal("hit-taken"),
  v: v.literal(1),
  hit: hitSchema,
  at: epochMsSchema,
});
export type HitTaken = v.InferOutput<typeof hitTaken>;
