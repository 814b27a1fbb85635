import * as v from "valibot";
import { lngLatSchema, nameSchema } from "./shape.ts";
import { TRAVEL_MODES } from "./unit.ts";

/** Stretches in one closure, and stretches closed at once in all. */
export const CLOSURE_STRETCHES_MAX = 60;
export const CLOSED_STRETCHES_MAX = 500;
/** Nobody plans further ahead than this; a closure without an end has none at all. */
export const CLOSURE_DAYS_MAX = 366;
const LINE_POINTS_MAX = 2000;

/** A street between two junctions, as it lay when somebody closed it.  Who searches for ways finds
 *  it again by the place, so that a closure holds when the streets are imported anew. */
export const closedStretchSchema = v.object({
  /** On the street. */
  lngLat: lngLatSchema,
  /** Empty where the street has no name. */
  street: nameSchema,
  line: v.pipe(v.array(lngLatSchema), v.minLength(2), v.maxLength(LINE_POINTS_MAX), v.readonly()),
});
export type ClosedStretch = v.InferOutput<typeof closedStretchSchema>;

/** A stretch that could be closed, and who travels it. */
export const closableStretchSchema = v.object({
  ...closedStretchSchema.entries,
  modes: v.pipe(v.array(v.picklist(TRAVEL_MODES)), v.readonly()),
});
export type ClosableStretch = v.InferOutput<typeof closableStretchSchema>;

/** What somebody closes: one stretch, or several along a street. */
export const closedStretchesSchema = v.pipe(
  v.array(closedStretchSchema),
  v.minLength(1),
  v.maxLength(CLOSURE_STRETCHES_MAX),
);
export const closedModesSchema = v.pipe(
  v.array(v.picklist(TRAVEL_MODES)),
  v.minLength(1),
  v.maxLength(TRAVEL_MODES.length),
);
