import * as v from "valibot";
import { ringSectorsSchema } from "../model/ring.ts";
import { epochMsSchema, idSchema } from "../model/shape.ts";

/** The ground inside was parted into sectors to be searched. */
export const ringSectorsDrawn = v.object({
  kind: v.literal("ring-sectors-drawn"),
  v: v.literal(1),
  /** The call it belongs to. */
  ringOf: idSchema,
  sectors: ringSectorsSchema,
  at: epochMsSchema,
});
export type RingSectorsDrawn = v.InferOutput<typeof ringSectorsDrawn>;
