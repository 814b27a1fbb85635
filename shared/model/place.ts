import * as v from "valibot";
import { idSchema, lngLatSchema, nameSchema } from "./shape.ts";

/** A named place of the city pack: a street, a shop, a village; found by search. */
export const placeSchema = v.object({
  kind: v.literal("place"),
  id: idSchema,
  name: nameSchema,
  nameLatin: v.nullable(nameSchema),
  /** What it is, in the words of OpenStreetMap: "street", "school", "village"… */
  class: nameSchema,
  lngLat: lngLatSchema,
  /** Greater is better known. */
  rank: v.number(),
  source: idSchema,
});
export type Place = v.InferOutput<typeof placeSchema>;
