import type { IncidentState } from "../fold/incident-state.ts";
import { isCitizenReport } from "../model/citizen-report.ts";
import { lngLatOf } from "../model/position.ts";
import type { LngLat } from "../units/lng-lat.ts";
import type { EpochMs } from "../units/quantity.ts";
import { cellOf } from "./patrol-cell.ts";

/** Where and when citizens are expected to call: the one door by which demand comes into a plan,
 *  whether counted from past reports or forecast.  Places and hours only, no person. */
export type Demand = {
  readonly kind: "counted" | "forecast";
  readonly cells: readonly DemandCell[];
};

export type DemandCell = {
  readonly cellId: string;
  /** The middle of what was reported there. */
  readonly lngLat: LngLat;
  /** Expected citizen reports a day. */
  readonly perDay: number;
  /** Shape: 24, each hour of the day over the mean hour; null: all hours are alike. */
  readonly byHour: readonly number[] | null;
  /** Reports that it was reckoned from. */
  readonly reports: number;
};

/** Reports of the last four weeks count; older ones tell little about tonight. */
export const HISTORY_DAYS = 28;
const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** Reports that each hour is given beforehand, so that a quiet hour is not taken for empty. */
const HOUR_PRIOR = 4;

/** The hour of the day, 0 to 23, on a wall clock so far from UTC. */
export function hourOfDay(at: number, utcOffsetMinutes: number): number {
  return Math.floor((((at + utcOffsetMinutes * 60_000) / HOUR_MS) % 24) + 24) % 24;
}

/** Demand by a simple count of citizen reports, with the hours of the whole town for every cell.
 *  Reads place, time and source of a report, and nothing else. */
export function countedDemand(
  incidents: Iterable<IncidentState>,
  { now, utcOffsetMinutes }: { readonly now: EpochMs; readonly utcOffsetMinutes: number },
): Demand {
  const cells = new Map<string, { count: number; lng: number; lat: number }>();
  const hours = new Array<number>(24).fill(HOUR_PRIOR);
  for (const { report } of incidents) {
    const lngLat = lngLatOf(report.position);
    const { reportedAt } = report;
    if (lngLat === null || !isCitizenReport(report)) continue;
    if (reportedAt < now - HISTORY_DAYS * DAY_MS || reportedAt > now) continue;
    const cellId = cellOf(lngLat);
    const cell = cells.get(cellId) ?? { count: 0, lng: 0, lat: 0 };
    cell.count++;
    cell.lng += lngLat[0];
    cell.lat += lngLat[1];
    cells.set(cellId, cell);
    const hour = hourOfDay(reportedAt, utcOffsetMinutes);
    hours[hour] = (hours[hour] ?? 0) + 1;
  }
  const mean = hours.reduce((sum, count) => sum + count, 0) / 24;
  const byHour = hours.map((count) => count / mean);
  const counted = [...cells].map(([cellId, { count, lng, lat }]): DemandCell => {
    const perDay = count / HISTORY_DAYS;
    return { cellId, lngLat: [lng / count, lat / count], perDay, byHour, reports: count };
  });
  counted.sort((a, b) => b.reports - a.reports || (a.cellId < b.cellId ? -1 : 1));
  return { kind: "counted", cells: counted };
}
