import * as v from "valibot";
import { positionSchema } from "./position.ts";
import { headingSchema, idSchema, nameSchema } from "./shape.ts";

/** A 卡口: where vehicles are counted as they pass. */
export const checkpointSchema = v.object({
  kind: v.literal("checkpoint"),
  id: idSchema,
  name: nameSchema,
  position: positionSchema,
  heading: v.nullable(headingSchema),
  lanes: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(20))),
  source: idSchema,
  flags: v.array(v.picklist(["idDerived", "crsSuspect"])),
});
export type Checkpoint = v.InferOutput<typeof checkpointSchema>;
