import * as v from "valibot";
import { ENTITY_KINDS } from "./entity-key.ts";
import { idSchema, lngLatSchema } from "./shape.ts";

/** What every window points at. */
export const selectionSchema = v.object({
  kind: v.picklist([...ENTITY_KINDS, "place", "point"]),
  id: idSchema,
  lngLat: v.nullable(lngLatSchema),
});
export type Selection = v.InferOutput<typeof selectionSchema>;
