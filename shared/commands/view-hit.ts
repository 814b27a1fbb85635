import * as v from "valibot";
import { idSchema } from "../model/shape.ts";

/** Be shown the picture and the plate of a hit. */
export const viewHit = v.object({ kind: v.literal("view-hit"), hitId: idSchema });
export type ViewHit = v.InferOutput<typeof viewHit>;
