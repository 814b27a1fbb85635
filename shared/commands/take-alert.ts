import * as v from "valibot";
import { alertSchema } from "../model/alert.ts";

/** An alert came from outside. */
export const takeAlert = v.object({ kind: v.literal("take-alert"), alert: alertSchema });
export type TakeAlert = v.InferOutput<typeof takeAlert>;
