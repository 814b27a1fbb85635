import * as v from "valibot";
import { idSchema } from "../model/shape.ts";

/** A hit's time is over. */
export const expireHit = v.object({ kind: v.literal("expire-hit"), hitId: idSchema });
export type ExpireHit = v.InferOutput<typeof expireHit>;
