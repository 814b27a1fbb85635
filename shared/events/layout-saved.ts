import * as v from "valibot";
import { boardSchema } from "../model/layout.ts";
import { idSchema } from "../model/shape.ts";

/** One display's board was changed.  No longer written: a wall is arranged as a whole. */
export const layoutSaved = v.object({
  kind: v.literal("layout-saved"),
  v: v.literal(1),
  board: v.object({ displayKey: idSchema, ...boardSchema.entries }),
});
export type LayoutSaved = v.InferOutput<typeof layoutSaved>;
