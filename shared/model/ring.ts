import * as v from "valibot";
import { epochMsSchema, idSchema, lngLatSchema, nameSchema } from "./shape.ts";

/** The ring (围堵圈) around where somebody was last seen: it grows along the streets with the time
 *  that has passed.  What is known of the person stays with the call and never enters here. */

/** Where somebody may have been last seen, if nobody knows which. */
export const RING_PLACES_MAX = 5;
/** Beyond it a ring says where to begin, not where somebody is: it grows no further. */
export const RING_MINUTES_MAX = 90;
/** Metres a second, along streets: a small child, an adult, somebody who runs or cycles. */
export const RING_PACES = { child: 0.9, walk: 1.4, run: 2.8 } as const;
export const RING_PACE_NAMES = ["child", "walk", "run"] as const;
export type RingPace = (typeof RING_PACE_NAMES)[number];
export const SECTORS_MIN = 2;
export const SECTORS_MAX = 12;
/** A unit that stands so near to an exit holds it; along the street that it was sent to it may
 *  stand so much farther, for the exit moves on along that street each minute. */
export const EXIT_HELD_METRES = 50;
export const EXIT_STREET_METRES = 200;
/** Sightings of one search; the tree of a rumour grows no larger on a wall. */
export const SIGHTINGS_MAX = 50;
export const RING_POSTS_MAX = 100;
const OUTLINE_POINTS_MAX = 400;

export const ringPlacesSchema = v.pipe(
  v.array(lngLatSchema),
  v.minLength(1),
  v.maxLength(RING_PLACES_MAX),
  v.readonly(),
);
/** When: two equal times where it is known, otherwise the earliest and the latest it can be. */
export const seenSpanSchema = v.pipe(
  v.object({ from: epochMsSchema, to: epochMsSchema }),
  v.check(({ from, to }) => from <= to, "a span ends after it begins"),
);
export type SeenSpan = v.InferOutput<typeof seenSpanSchema>;
/** The place in a camera's record that shows it. */
export const clipSchema = v.object({ cameraId: idSchema, at: epochMsSchema });

export const ringSightingSchema = v.object({
  id: idSchema,
  places: ringPlacesSchema,
  seen: seenSpanSchema,
  /** What was seen, in a few words; it leaves the wall with the case. */
  text: nameSchema,
  clip: v.nullable(clipSchema),
});
export type RingSighting = v.InferOutput<typeof ringSightingSchema>;

/** A unit that was sent to stand on a street that leads out of the ring. */
export const ringPostSchema = v.object({
  id: idSchema,
  lngLat: lngLatSchema,
  street: nameSchema,
  unitId: idSchema,
});
export type RingPost = v.InferOutput<typeof ringPostSchema>;

const sectorNumberSchema = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(SECTORS_MAX));
export const ringSectorSchema = v.object({
  number: sectorNumberSchema,
  outline: v.pipe(
    v.array(lngLatSchema),
    v.minLength(4),
    v.maxLength(OUTLINE_POINTS_MAX),
    v.readonly(),
  ),
});
export type RingSector = v.InferOutput<typeof ringSectorSchema>;
export const ringSectorsSchema = v.pipe(
  v.array(ringSectorSchema),
  v.minLength(SECTORS_MIN),
  v.maxLength(SECTORS_MAX),
  v.readonly(),
);
export const ringSectorNumberSchema = sectorNumberSchema;

/** Bytes of the photo of somebody who is missing; it is made smaller before it is sent. */
export const CASE_PHOTO_BYTES_MAX = 1_000_000;
/** Longer than this nobody looks by a photo of today; it is kept anew if need be. */
export const CASE_PHOTO_HOURS_MAX = 72;
export const CASE_PHOTO_HOURS = 24;
export const CASE_PHOTO_ENDS = ["closed", "expired", "taken-back"] as const;
