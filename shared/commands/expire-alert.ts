import * as v from "valibot";
import { idSchema } from "../model/shape.ts";

/** An alert's time is over. */
export const expireAlert = v.object({ kind: v.literal("expire-alert"), alertId: idSchema });
export type ExpireAlert = v.InferOutput<typeof expireAlert>;
