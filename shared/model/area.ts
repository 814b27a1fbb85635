import * as v from "valibot";
import { idSchema, lngLatSchema, nameSchema } from "./shape.ts";

export const AREA_CLASSES = ["beat", "jurisdiction", "estate", "administrative", "other"] as const;
export type AreaClass = (typeof AREA_CLASSES)[number];

const ringSchema = v.pipe(v.array(lngLatSchema), v.minLength(4));

/** A beat (责任区), a jurisdiction or another area that has an owner. */
export const areaSchema = v.object({
  kind: v.literal("area"),
  id: idSchema,
  name: nameSchema,
  class: v.picklist(AREA_CLASSES),
  /** Polygons, each an outer ring and its holes; rings are closed. */
  polygons: v.pipe(v.array(v.pipe(v.array(ringSchema), v.minLength(1))), v.minLength(1)),
  /** Who answers for it; absent: no file said. */
  officers: v.optional(v.array(nameSchema)),
  /** The post that it belongs to, by its name or its number. */
  post: v.optional(nameSchema),
  source: idSchema,
  flags: v.array(v.picklist(["idDerived", "crsSuspect"])),
});
export type Area = v.InferOutput<typeof areaSchema>;
