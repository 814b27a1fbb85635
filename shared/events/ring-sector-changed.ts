import * as v from "valibot";
import { ringSectorNumberSchema } from "../model/ring.ts";
import { epochMsSchema, idSchema } from "../model/shape.ts";

/** A sector was given to a unit or taken back, or was searched. */
export const ringSectorChanged = v.object({
  kind: v.literal("ring-sector-changed"),
  v: v.literal(1),
  /** The call it belongs to. */
  ringOf: idSchema,
  number: ringSectorNumberSchema,
  /** Null: nobody has it. */
  unitId: v.nullable(idSchema),
  searched: v.boolean(),
  at: epochMsSchema,
});
export type RingSectorChanged = v.InferOutput<typeof ringSectorChanged>;
