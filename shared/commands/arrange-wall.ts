import * as v from "valibot";
import { layoutSchema } from "../model/layout.ts";

/** Changes what a wall shows. */
export const arrangeWall = v.object({
  kind: v.literal("arrange-wall"),
  layout: layoutSchema,
});
export type ArrangeWall = v.InferOutput<typeof arrangeWall>;
