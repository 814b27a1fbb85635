import * as v from "valibot";
import { hitSchema } from "../model/hit.ts";

/** A checkpoint reports a hit; its picture and plate are kept apart. */
export const takeHit = v.object({ kind: v.literal("take-hit"), hit: hitSchema });
export type TakeHit = v.InferOutput<typeof takeHit>;
