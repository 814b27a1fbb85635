import * as v from "valibot";
import { epochMsSchema, idSchema, nameSchema } from "./shape.ts";

/** One person can look at so many waters within one window, and no more. */
export const TOUR_CAMERAS_MAX = 40;
export const TOUR_SEASONS_MAX = 6;
/** Who clicks on before this many seconds has not looked. */
export const LOOK_SECONDS = 8;
const LOOK_SECONDS_MAX = 120;
const DAY_MINUTES = 24 * 60;

/** What may be seen at a water. */
export const TOUR_FINDINGS = [
  "in-water",
  "children-alone",
  "ring-missing",
  "fence-broken",
  "sign-missing",
  "other",
] as const;
export type TourFindingType = (typeof TOUR_FINDINGS)[number];

/** Why a picture shows nothing: no signal, a picture that stands still, a camera that is no longer
 *  in the directory, or because a person says so. */
export const BLIND_REASONS = ["dark", "frozen", "gone", "said"] as const;
export type BlindReason = (typeof BLIND_REASONS)[number];

/** What became of a look: only the first of these is one. */
export const LOOK_OUTCOMES = ["looked", "skimmed", "unviewable"] as const;
export type LookOutcome = (typeof LOOK_OUTCOMES)[number];

/** Why somebody has to see to a stop. */
export const ITEM_REASONS = ["missed", "skimmed", "unviewable"] as const;
export type ItemReason = (typeof ITEM_REASONS)[number];

const daySchema = v.pipe(v.string(), v.regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/));
const minute = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(DAY_MINUTES));

/** Days of the year and hours of the day in which a tour is due, and how often. */
export const tourSeasonSchema = v.pipe(
  v.object({
    /** Month and day; a season that ends before it begins runs over the turn of the year. */
    fromDay: daySchema,
    toDay: daySchema,
    /** Minutes since midnight; the last tour begins before the end. */
    beginMinute: minute,
    endMinute: minute,
    everyMinutes: v.pipe(v.number(), v.integer(), v.minValue(5), v.maxValue(DAY_MINUTES)),
  }),
  v.check(({ beginMinute, endMinute }) => beginMinute < endMinute, "hours begin before they end"),
);
export type TourSeason = v.InferOutput<typeof tourSeasonSchema>;

/** A round of cameras at waters (防溺水视频巡查), when it is due and what counts as a look. */
export const tourFields = {
  name: nameSchema,
  cameraIds: v.pipe(v.array(idSchema), v.maxLength(TOUR_CAMERAS_MAX)),
  /** The first that holds on a day counts for that day. */
  seasons: v.pipe(v.array(tourSeasonSchema), v.minLength(1), v.maxLength(TOUR_SEASONS_MAX)),
  /** From when it is due, how long there is to finish it. */
  windowMinutes: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(DAY_MINUTES)),
  lookSeconds: v.pipe(v.number(), v.minValue(1), v.maxValue(LOOK_SECONDS_MAX)),
};
export const tourSchema = v.object({ id: idSchema, ...tourFields });
export type Tour = v.InferOutput<typeof tourSchema>;

/** A stop of one run of a tour. */
export const tourStopFields = { tourId: idSchema, runAt: epochMsSchema, cameraId: idSchema };
