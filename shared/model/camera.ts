import * as v from "valibot";
import { positionSchema } from "./position.ts";
import { headingSchema, idSchema, metresSchema, nameSchema } from "./shape.ts";

/** A camera and what it sees.  An unknown heading makes it a dot, not a cone. */
export const cameraSchema = v.object({
  kind: v.literal("camera"),
  id: idSchema,
  name: nameSchema,
  position: positionSchema,
  heading: v.nullable(headingSchema),
  /** Opening angle, degrees. */
  fieldOfView: v.nullable(v.pipe(v.number(), v.minValue(1), v.maxValue(360))),
  range: v.nullable(metresSchema),
  group: v.nullable(nameSchema),
  source: idSchema,
  /** "idDerived": the file had no stable id. */
  flags: v.array(v.picklist(["idDerived", "crsSuspect"])),
});
export type Camera = v.InferOutput<typeof cameraSchema>;
