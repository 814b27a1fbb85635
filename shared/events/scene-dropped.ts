import * as v from "valibot";
import { idSchema } from "../model/shape.ts";

/** A kept scene is no longer offered; walls that show it go on. */
export const sceneDropped = v.object({
  kind: v.literal("scene-dropped"),
  v: v.literal(1),
  sceneId: idSchema,
});
export type SceneDropped = v.InferOutput<typeof sceneDropped>;
