import * as v from "valibot";
import { idSchema, nameSchema } from "./shape.ts";

/** One panel on a board's grid of 12 columns and 12 rows. */
const tileSchema = v.object({
  id: idSchema,
  panel: nameSchema,
  x: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(11)),
  y: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(11)),
  width: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(12)),
  height: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(12)),
});
export type Tile = v.InferOutput<typeof tileSchema>;

/** What one display shows.  A display is known by its identity, never by its number. */
export const boardSchema = v.object({
  displayKey: idSchema,
  name: nameSchema,
  tiles: v.pipe(v.array(tileSchema), v.maxLength(36)),
});
export type Board = v.InferOutput<typeof boardSchema>;
