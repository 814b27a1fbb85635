import * as v from "valibot";
import { sceneSchema } from "../model/layout.ts";

/** A person kept a layout under a name, new or instead of what it was. */
export const sceneKept = v.object({
  kind: v.literal("scene-kept"),
  v: v.literal(1),
  scene: sceneSchema,
});
export type SceneKept = v.InferOutput<typeof sceneKept>;
