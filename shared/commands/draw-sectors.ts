import * as v from "valibot";
import { ringSectorsSchema } from "../model/ring.ts";
import { idSchema } from "../model/shape.ts";

/** Part the ground inside the ring into sectors to be searched. */
export const drawSectors = v.object({
  kind: v.literal("draw-sectors"),
  incidentId: idSchema,
  sectors: ringSectorsSchema,
});
export type DrawSectors = v.InferOutput<typeof drawSectors>;
