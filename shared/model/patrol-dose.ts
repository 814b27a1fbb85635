import * as v from "valibot";
import { epochMsSchema, idSchema, lngLatSchema, nameSchema } from "./shape.ts";

/** Minutes at one place: planned, and delivered by positions (inside 100 m, slower than a walk).
 *  Of a place, never of a person. */
export const placeDoseSchema = v.object({
  placeId: idSchema,
  placeName: nameSchema,
  cellId: idSchema,
  plannedMinutes: v.number(),
  deliveredMinutes: v.number(),
  /** Planned until now and not delivered. */
  debtMinutes: v.number(),
});
export type PlaceDose = v.InferOutput<typeof placeDoseSchema>;

/** One cell in one hour of the day, over the days of a ledger (公平巡逻账). */
export const ledgerRowSchema = v.object({
  cellId: idSchema,
  name: nameSchema,
  lngLat: lngLatSchema,
  /** Hour of the day, local time of the station, 0 to 23. */
  hour: v.number(),
  plannedMinutes: v.number(),
  deliveredMinutes: v.number(),
  /** Reports by citizens; what patrols found themselves is not among them. */
  citizenReports: v.number(),
});
export type LedgerRow = v.InferOutput<typeof ledgerRowSchema>;

export const ledgerWarningSchema = v.object({
  /** `cap`: a cell got more than its cap on a day; value: minutes.  `drift`: minutes move away
   *  from where citizens report; value: how far, 0 to 1. */
  kind: v.picklist(["cap", "drift"]),
  cellId: v.nullable(idSchema),
  name: nameSchema,
  dayStartAt: epochMsSchema,
  value: v.number(),
});
export type LedgerWarning = v.InferOutput<typeof ledgerWarningSchema>;

export const patrolLedgerSchema = v.object({
  fromAt: epochMsSchema,
  toAt: epochMsSchema,
  rows: v.array(ledgerRowSchema),
  warnings: v.array(ledgerWarningSchema),
  plannedMinutes: v.number(),
  deliveredMinutes: v.number(),
  debtMinutes: v.number(),
});
export type PatrolLedger = v.InferOutput<typeof patrolLedgerSchema>;
