import * as v from "valibot";
import { idSchema } from "../model/shape.ts";

/** A sighting was of somebody else. */
export const dropSighting = v.object({
  kind: v.literal("drop-sighting"),
  incidentId: idSchema,
  sightingId: idSchema,
});
export type DropSighting = v.InferOutput<typeof dropSighting>;
