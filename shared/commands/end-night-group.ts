import * as v from "valibot";
import { idSchema } from "../model/shape.ts";

/** A group goes home. */
export const endNightGroup = v.object({ kind: v.literal("end-night-group"), groupId: idSchema });
export type EndNightGroup = v.InferOutput<typeof endNightGroup>;
