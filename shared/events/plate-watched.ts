import * as v from "valibot";
import { watchSchema } from "../model/hit.ts";
import { epochMsSchema } from "../model/shape.ts";

/** A plate is looked for from now on. */
export const plateWatched = v.object({
  kind: v.literal("plate-watched"),
  v: v.literal(1),
  watch: watchSchema,
  at: epochMsSchema,
});
export type PlateWatched = v.InferOutput<typeof plateWatched>;
