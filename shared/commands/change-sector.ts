import * as v from "valibot";
import { ringSectorNumberSchema } from "../model/ring.ts";
import { idSchema } from "../model/shape.ts";

/** Give a sector to a unit, take it back, or say that it was searched. */
export const changeSector = v.object({
  kind: v.literal("change-sector"),
  incidentId: idSchema,
  number: ringSectorNumberSchema,
  /** Null: nobody has it. */
  unitId: v.nullable(idSchema),
  searched: v.boolean(),
});
export type ChangeSector = v.InferOutput<typeof changeSector>;
