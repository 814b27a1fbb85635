import * as v from "valibot";
import { idSchema } from "../model/shape.ts";

/** Forgets a kept scene. */
export const dropScene = v.object({ kind: v.literal("drop-scene"), sceneId: idSchema });
export type DropScene = v.InferOutput<typeof dropScene>;
