import * as v from "valibot";
import { watchSchema } from "../model/hit.ts";

/** Look for a plate; the plate itself is kept apart. */
export const watchPlate = v.object({ kind: v.literal("watch-plate"), watch: watchSchema });
export type WatchPlate = v.InferOutput<typeof watchPlate>;
