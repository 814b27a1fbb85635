import * as v from "valibot";
import { epochMsSchema, idSchema, lngLatSchema, metresSchema, nameSchema } from "./shape.ts";
import { secondsSchema } from "./shape.ts";
import { TRAVEL_MODES } from "./unit.ts";

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

const reasonSchema = v.object({
  code: v.picklist(REASON_CODES),
  /** The figure behind the code, such as reports in the last 28 days; null where there is none. */
  value: v.nullable(v.number()),
});

const stopSchema = v.object({
  placeId: idSchema,
  placeName: nameSchema,
  lngLat: lngLatSchema,
  arriveAt: epochMsSchema,
  leaveAt: epochMsSchema,
  dwell: secondsSchema,
  reasons: v.pipe(v.array(reasonSchema), v.minLength(1)),
});
export type PatrolStop = v.InferOutput<typeof stopSchema>;

const routeSchema = v.object({
  unitId: idSchema,
  callSign: nameSchema,
  mode: v.picklist(TRAVEL_MODES),
  stops: v.array(stopSchema),
  /** The whole way on the streets, home to home. */
  geometry: v.array(lngLatSchema),
  metres: metresSchema,
  /** Driving and dwelling. */
  seconds: secondsSchema,
  /** Kept free for response. */
  slack: secondsSchema,
});
export type PatrolRoute = v.InferOutput<typeof routeSchema>;

const droppedSchema = v.object({
  placeId: idSchema,
  placeName: nameSchema,
  why: v.picklist(["unreachable", "too-far-from-road", "no-time", "cap", "no-unit", "window"]),
});
export type DroppedPlace = v.InferOutput<typeof droppedSchema>;

/** Routes for a shift: a proposal until a named leader accepts it. */
export const patrolPlanSchema = v.object({
  id: idSchema,
  madeAt: epochMsSchema,
  startAt: epochMsSchema,
  endAt: epochMsSchema,
  seed: v.number(),
  routes: v.array(routeSchema),
  dropped: v.array(droppedSchema),
  /** Units that could not be planned, and why. */
  unplanned: v.array(
    v.object({
      unitId: idSchema,
      callSign: nameSchema,
      why: v.picklist(["no-mode", "no-position", "no-road", "no-time"]),
    }),
  ),
  score: v.object({
    /** Expected reports met by presence, in risk-minutes per unit-hour (product.md section 5). */
    riskMinutesPerHour: v.number(),
    minutesMoving: v.number(),
    minutesDwelling: v.number(),
    placesServed: v.number(),
    placesAsked: v.number(),
  }),
  /** False: planned from posts, tasks and gaps only (无风险数据). */
  riskKnown: v.boolean(),
});
export type PatrolPlan = v.InferOutput<typeof patrolPlanSchema>;
