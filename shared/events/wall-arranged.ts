import * as v from "valibot";
import { layoutSchema } from "../model/layout.ts";

/** A person changed what a wall shows: opened a scene, or changed a board of it. */
export const wallArranged = v.object({
  kind: v.literal("wall-arranged"),
  v: v.literal(1),
  layout: layoutSchema,
});
export type WallArranged = v.InferOutput<typeof wallArranged>;
