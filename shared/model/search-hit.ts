import * as v from "valibot";
import { ENTITY_KINDS } from "./entity-key.ts";
import { idSchema, lngLatSchema, nameSchema } from "./shape.ts";

/** One answer of the search box. */
export const searchHitSchema = v.object({
  kind: v.picklist([...ENTITY_KINDS, "place"]),
  id: idSchema,
  name: nameSchema,
  nameLatin: v.nullable(nameSchema),
  class: nameSchema,
  lngLat: v.nullable(lngLatSchema),
  score: v.number(),
});
export type SearchHit = v.InferOutput<typeof searchHitSchema>;
