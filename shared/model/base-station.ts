import * as v from "valibot";
import { positionSchema } from "./position.ts";
import { idSchema, metresSchema, nameSchema } from "./shape.ts";

/** A 基站: a tower, its coverage and its health; nothing else about it exists here. */
export const baseStationSchema = v.object({
  kind: v.literal("base-station"),
  id: idSchema,
  name: nameSchema,
  position: positionSchema,
  coverage: v.nullable(metresSchema),
  source: idSchema,
  flags: v.array(v.picklist(["idDerived", "crsSuspect"])),
});
export type BaseStation = v.InferOutput<typeof baseStationSchema>;
