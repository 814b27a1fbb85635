import * as v from "valibot";
import { COORDINATE_SYSTEMS } from "../units/coordinate-system.ts";
import { epochMsSchema, idSchema } from "../model/shape.ts";

/** A person declared which coordinate system a source speaks. */
export const sourceTagged = v.object({
  kind: v.literal("source-tagged"),
  v: v.literal(1),
  sourceId: idSchema,
  crs: v.picklist(COORDINATE_SYSTEMS),
  at: epochMsSchema,
});
export type SourceTagged = v.InferOutput<typeof sourceTagged>;
