import { hourOfDay } from "./demand.ts";
import { minutesLeft } from "./patrol-problem.ts";
import type { PatrolRequest } from "./plan-request.ts";
import type { PatrolPlace } from "./patrol-place.ts";

/** A stop as far as its risk-minutes go; times are epoch milliseconds. */
export type RiskStop = {
  readonly place: PatrolPlace;
  readonly from: number;
  readonly to: number;
};

export type RiskMinutes = {
  /** Shape: one a stop.  Expected citizen reports, a day at the hour's rate, times minutes. */
  readonly ofStop: readonly number[];
  /** Minutes in which a cell has a second unit. */
  readonly overlapMinutes: number;
};

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

/** A unit dwelling m minutes in cell c at hour h earns w(c,h) · min(m, cap left); two units in one
 *  cell count once, for the one that came first (product.md section 5). */
export function riskMinutesOf(request: PatrolRequest, stops: readonly RiskStop[]): RiskMinutes {
  const weights = cellWeights(request);
  const ofStop = new Array<number>(stops.length).fill(0);
  let overlap = 0;
  for (const [cellId, indexes] of byCell(stops)) {
    let left = minutesLeft(request, cellId) * MINUTE_MS;
    let covered = -Infinity;
    for (const index of indexes) {
      const stop = stops[index];
      if (stop === undefined) continue;
      const from = Math.max(stop.from, covered);
      const alone = Math.max(0, stop.to - from);
      overlap += stop.to - stop.from - alone;
      const counted = Math.min(alone, left);
      left -= counted;
      covered = Math.max(covered, stop.to);
      const weight = stop.place.risk > 0 ? stop.place.risk : (weights.get(cellId) ?? 0);
      ofStop[index] = weight * hourMinutes(stop.place, request, from, from + counted);
    }
  }
  return { ofStop, overlapMinutes: overlap / MINUTE_MS };
}

/** Expected reports a day of each cell that has any. */
export function cellWeights(request: PatrolRequest): ReadonlyMap<string, number> {
  const weights = new Map<string, number>();
  for (const { cellId, risk } of request.places) {
    if (risk > (weights.get(cellId) ?? 0)) weights.set(cellId, risk);
  }
  return weights;
}

/** Stops of each cell, by the moment they begin. */
function byCell(stops: readonly RiskStop[]): ReadonlyMap<string, readonly number[]> {
  const cells = new Map<string, number[]>();
  const order = stops.map((_, index) => index);
  order.sort((a, b) => (stops[a]?.from ?? 0) - (stops[b]?.from ?? 0) || a - b);
  for (const index of order) {
    const cellId = stops[index]?.place.cellId ?? "";
    const list = cells.get(cellId);
    if (list === undefined) cells.set(cellId, [index]);
    else list.push(index);
  }
  return cells;
}

/** Minutes, each times what its hour has over the mean hour. */
function hourMinutes(place: PatrolPlace, request: PatrolRequest, from: number, to: number): number {
  const { byHour } = place;
  if (byHour === null) return (to - from) / MINUTE_MS;
  let sum = 0;
  for (let at = from; at < to;) {
    const next = Math.min(to, (Math.floor(at / HOUR_MS) + 1) * HOUR_MS);
    const ratio = byHour[hourOfDay(at, request.rules.utcOffsetMinutes)] ?? 1;
    sum += (ratio * (next - at)) / MINUTE_MS;
    at = next;
  }
  return sum;
}
