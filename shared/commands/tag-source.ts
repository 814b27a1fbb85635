import * as v from "valibot";
import { COORDINATE_SYSTEMS } from "../units/coordinate-system.ts";
import { idSchema } from "../model/shape.ts";

/** Declare which coordinate system a source speaks. */
export const tagSource = v.object({
  kind: v.literal("tag-source"),
  sourceId: idSchema,
  crs: v.picklist(COORDINATE_SYSTEMS),
});
export type TagSource = v.InferOutput<typeof tagSource>;
