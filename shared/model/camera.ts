import * as v from "valibot";
import { positionSchema } from "./position.ts";
import { headingSchema, idSchema, metresSchema, nameSchema } from "./shape.ts";

/** Opening angle and reach of a camera whose file does not say, degrees and metres: what the map
 *  draws and what is near are presumed alike. */
export const PRESUMED_FIELD_OF_VIEW = 70;
export const PRESUMED_RANGE = 45;

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
