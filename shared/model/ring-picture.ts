import * as v from "valibot";
import { NEAR_CAMERA_WHYS, NEAR_HEALTHS } from "./near.ts";
import { epochMsSchema, idSchema, lngLatSchema, metresSchema, nameSchema } from "./shape.ts";
import { secondsSchema } from "./shape.ts";

/** A street that leads out of the ring, and who could see or stand there. */
export const ringExitSchema = v.object({
  id: idSchema,
  lngLat: lngLatSchema,
  /** Empty where the street has no name. */
  street: nameSchema,
  /** The best of those that may see it; null: none is near. */
  camera: v.nullable(
    v.object({
      ...{ id: idSchema, name: nameSchema, metres: metresSchema },
      why: v.picklist(NEAR_CAMERA_WHYS),
      health: v.picklist(NEAR_HEALTHS),
    }),
  ),
  /** Who is free and there by road, soonest first; a few, for the first may be sent elsewhere. */
  nearest: v.array(v.object({ unitId: idSchema, name: nameSchema, seconds: secondsSchema })),
});
export type RingExit = v.InferOutput<typeof ringExitSchema>;

const polygonsSchema = v.array(v.array(v.array(lngLatSchema)));

/** Where somebody can be by now: computed anew each minute, never stored. */
export const ringPictureSchema = v.object({
  /** The call that the ring belongs to. */
  ringOf: idSchema,
  /** For which moment it was computed. */
  at: epochMsSchema,
  /** The sighting it grows from. */
  sightingId: idSchema,
  /** Since the latest and since the earliest time at which somebody was last seen. */
  innerSeconds: secondsSchema,
  outerSeconds: secondsSchema,
  /** It has stopped to grow: it is later than a ring is good for. */
  capped: v.boolean(),
  /** Polygons of every place it may have begun at; each of rings of points. */
  outer: polygonsSchema,
  /** Of the shorter time, where the time is a span; otherwise empty. */
  inner: polygonsSchema,
  /** In the order of the compass, from north. */
  exits: v.array(ringExitSchema),
  /** Exits there are beyond those listed. */
  exitsLeftOut: v.number(),
  /** Why there is no ring on the streets; null: there is. */
  refusal: v.nullable(v.looseObject({ kind: v.string() })),
});
export type RingPicture = v.InferOutput<typeof ringPictureSchema>;
