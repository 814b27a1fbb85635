import * as v from "valibot";
import { idSchema } from "../model/shape.ts";

/** Its destination has no line: give it to the next one of the same row. */
export const passOnAlert = v.object({ kind: v.literal("pass-on-alert"), alertId: idSchema });
export type PassOnAlert = v.InferOutput<typeof passOnAlert>;
