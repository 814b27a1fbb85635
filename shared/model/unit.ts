import * as v from "valibot";
import { positionSchema } from "./position.ts";
import { idSchema, nameSchema } from "./shape.ts";

export const UNIT_CLASSES = ["officer", "vehicle", "volunteer"] as const;
export type UnitClass = (typeof UNIT_CLASSES)[number];
export const TRAVEL_MODES = ["car", "ebike", "foot"] as const;
export type TravelMode = (typeof TRAVEL_MODES)[number];

/** A 巡组: officers and perhaps a vehicle under one call sign. */
export const unitSchema = v.object({
  kind: v.literal("unit"),
  id: idSchema,
  callSign: nameSchema,
  class: v.picklist(UNIT_CLASSES),
  /** How it travels; null: listed, but never planned. */
  mode: v.nullable(v.picklist(TRAVEL_MODES)),
  skills: v.array(nameSchema),
  /** Where a shift starts and ends. */
  home: positionSchema,
  station: v.nullable(nameSchema),
  source: idSchema,
  flags: v.array(v.picklist(["idDerived", "crsSuspect"])),
});
export type Unit = v.InferOutput<typeof unitSchema>;
