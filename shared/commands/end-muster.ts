import * as v from "valibot";
import { idSchema } from "../model/shape.ts";

/** Nobody is asked any more; tasks that were given are taken back from terminals. */
export const endMuster = v.object({ kind: v.literal("end-muster"), musterId: idSchema });
export type EndMuster = v.InferOutput<typeof endMuster>;
