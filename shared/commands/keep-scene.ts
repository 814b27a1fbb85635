import * as v from "valibot";
import { sceneSchema } from "../model/layout.ts";

/** Keeps a layout under a name; under an id that is kept already it takes that one's place. */
export const keepScene = v.object({ kind: v.literal("keep-scene"), scene: sceneSchema });
export type KeepScene = v.InferOutput<typeof keepScene>;
