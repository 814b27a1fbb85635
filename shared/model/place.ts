import * as v from "valibot";
import { idSchema, lngLatSchema, nameSchema } from "./shape.ts";

/** Places where something hangs that floats, in the words of OpenStreetMap and of local lists. */
export const LIFE_RING_CLASSES: readonly string[] = [
  ...(["life_ring", "rescue_equipment", "rescue_buoy", "throw_bag"] as const),
  ...(["救生圈", "救生设施", "救生点"] as const),
];

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
