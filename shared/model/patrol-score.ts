import * as v from "valibot";
import { epochMsSchema, idSchema, lngLatSchema, nameSchema } from "./shape.ts";

/** What a plan is worth, in figures that a person can check (product.md section 5). */
export const patrolScoreSchema = v.object({
  /** Expected reports met by presence, in risk-minutes per unit-hour on duty. */
  riskMinutesPerHour: v.number(),
  minutesMoving: v.number(),
  minutesDwelling: v.number(),
  /** Different places that get a stop. */
  placesServed: v.number(),
  placesAsked: v.number(),
  /** Of all stops; minutes above a cell's cap and those of a second unit count nothing. */
  riskMinutes: v.optional(v.number(), 0),
  /** Minutes in which a second unit dwells in a cell that has one. */
  overlapMinutes: v.optional(v.number(), 0),
  /** The cell with most demand that no stop reaches; null: none is left out. */
  largestUnvisited: v.optional(
    v.nullable(
      v.object({ cellId: idSchema, name: nameSchema, lngLat: lngLatSchema, weight: v.number() }),
    ),
    null,
  ),
  /** Minutes that were planned and not delivered before, and that this plan does not make good. */
  doseDebtMinutes: v.optional(v.number(), 0),
  /** What the search counted, thousandths of a risk-minute. */
  prize: v.optional(v.number(), 0),
  /** Longest over shortest working time, each as a share of the unit's own time; 1: level. */
  balance: v.optional(v.number(), 1),
  stops: v.optional(v.number(), 0),
  switches: v.optional(v.number(), 0),
});
export type PatrolScore = v.InferOutput<typeof patrolScoreSchema>;

/** Share of demand within reach of a free unit, for each minute of the shift. */
export const coverageSchema = v.object({
  startAt: epochMsSchema,
  /** Thousandths of all demand; one entry a minute. */
  within3: v.array(v.number()),
  within5: v.array(v.number()),
  /** Thousandths of demand within five minutes that no minute may fall below; null: none asked. */
  floor: v.nullable(v.number()),
  /** Minutes below the floor: 0 unless it cannot be kept. */
  minutesBelow: v.number(),
});
export type Coverage = v.InferOutput<typeof coverageSchema>;

/** The 1-3-5-minute rings: a unit on foot answers for one minute, on an e-bike for three, in a
 *  car for five. */
export const ringSchema = v.object({
  minutes: v.picklist([1, 3, 5]),
  /** Thousandths of demand so near a free unit of that tier, mean of the shift. */
  share: v.number(),
  target: v.number(),
});
export type Ring = v.InferOutput<typeof ringSchema>;
