import * as v from "valibot";
import { boardSchema } from "../model/layout.ts";

/** What a display shows was changed by a person. */
export const layoutSaved = v.object({
  kind: v.literal("layout-saved"),
  v: v.literal(1),
  board: boardSchema,
});
export type LayoutSaved = v.InferOutput<typeof layoutSaved>;
