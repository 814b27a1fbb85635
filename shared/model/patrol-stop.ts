import * as v from "valibot";
import { epochMsSchema, idSchema, lngLatSchema, metresSchema, nameSchema } from "./shape.ts";
import { secondsSchema } from "./shape.ts";

/** HOT risk, GAP lens gap, TASK, VISIT, POST, DEBT undelivered dose, HEAT nuisance, LEAD asked. */
export const REASON_CODES = [
  "HOT",
  "GAP",
  "TASK",
  "VISIT",
  "POST",
  "DEBT",
  "HEAT",
  "LEAD",
] as const;
export type ReasonCode = (typeof REASON_CODES)[number];

export const patrolReasonSchema = v.object({
  code: v.picklist(REASON_CODES),
  /** The figure behind the code, such as reports in the last 28 days; null where there is none. */
  value: v.nullable(v.number()),
});
export type PatrolReason = v.InferOutput<typeof patrolReasonSchema>;

/** Why at this time: its hours, the last visit, the hour's risk, or simply on the way. */
const whyNowSchema = v.variant("kind", [
  v.object({ kind: v.literal("window"), from: epochMsSchema, to: epochMsSchema }),
  /** Minutes since the last visit to the place began. */
  v.object({ kind: v.literal("return"), minutes: v.number() }),
  /** Demand of this hour over that of the mean hour. */
  v.object({ kind: v.literal("hour"), ratio: v.number() }),
  /** Seconds that the stop adds to the way, dwelling apart. */
  v.object({ kind: v.literal("on-the-way"), seconds: secondsSchema }),
]);
export type WhyNow = v.InferOutput<typeof whyNowSchema>;

const otherUnitSchema = v.object({
  unitId: idSchema,
  callSign: nameSchema,
  seconds: secondsSchema,
});

/** Why this unit; seconds are what the stop adds to a unit's way. */
const whyUnitSchema = v.variant("kind", [
  /** No other unit can or may. */
  v.object({ kind: v.literal("only") }),
  /** It adds least here; `next`: the second best. */
  v.object({ kind: v.literal("nearest"), seconds: secondsSchema, next: otherUnitSchema }),
  /** Another would add less, but has no time left for it. */
  v.object({ kind: v.literal("room"), seconds: secondsSchema, nearer: otherUnitSchema }),
  /** Another would add a little less; the plan as a whole is better so. */
  v.object({ kind: v.literal("whole"), seconds: secondsSchema, nearer: otherUnitSchema }),
  /** A person put it there. */
  v.object({ kind: v.literal("asked") }),
]);
export type WhyUnit = v.InferOutput<typeof whyUnitSchema>;

const stopShape = v.object({
  /** Of this stop in its plan; absent in plans of the first kind, where a place came once. */
  stopId: v.optional(idSchema),
  placeId: idSchema,
  placeName: nameSchema,
  lngLat: lngLatSchema,
  /** Dwelling begins; the unit may have waited before (`wait`). */
  arriveAt: epochMsSchema,
  leaveAt: epochMsSchema,
  dwell: secondsSchema,
  reasons: v.pipe(v.array(patrolReasonSchema), v.minLength(1)),
  /** Which visit to the place in this plan, from 1. */
  visit: v.optional(v.number(), 1),
  cellId: v.optional(idSchema),
  /** Of the way from the stop before. */
  drive: v.optional(secondsSchema, 0),
  metres: v.optional(metresSchema, 0),
  /** Seconds of waiting for its hours. */
  wait: v.optional(secondsSchema, 0),
  /** Where it stands in the route's geometry: an index. */
  geometryAt: v.optional(v.number(), 0),
  /** Expected citizen reports of its cell, a day at this hour's rate, times minutes there. */
  riskMinutes: v.optional(v.number(), 0),
  /** Thousandths of a risk-minute, and what counts for as much: what the plan counts. */
  prize: v.optional(v.number(), 0),
  must: v.optional(v.boolean(), false),
  /** A person fixed it: an edit, a new search or a re-plan leaves it with its unit. */
  locked: v.optional(v.boolean(), false),
  /** When dwelling may begin; empty: at any time. */
  windows: v.optional(v.array(v.object({ from: epochMsSchema, to: epochMsSchema })), []),
  whyNow: v.optional(v.nullable(whyNowSchema), null),
  whyUnit: v.optional(v.nullable(whyUnitSchema), null),
});

/** One stop of a route. */
export const patrolStopSchema = v.pipe(
  stopShape,
  v.transform((stop) => ({
    ...stop,
    stopId: stop.stopId ?? stop.placeId,
    cellId: stop.cellId ?? stop.placeId,
  })),
);
export type PatrolStop = v.InferOutput<typeof patrolStopSchema>;
