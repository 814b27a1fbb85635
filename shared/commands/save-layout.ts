import * as v from "valibot";
import { boardSchema } from "../model/layout.ts";

/** Keep what a display shows. */
export const saveLayout = v.object({
  kind: v.literal("save-layout"),
  board: boardSchema,
});
export type SaveLayout = v.InferOutput<typeof saveLayout>;
