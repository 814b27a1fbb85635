import type { PlanState } from "../fold/plan-state.ts";
import type { PlaceDose } from "../model/patrol-dose.ts";
import type { PatrolStop } from "../model/patrol-stop.ts";
import { epochMs } from "../units/quantity.ts";
import type { EpochMs } from "../units/quantity.ts";

const DAY_MS = 86_400_000;
/** What was owed longer ago than this is not caught up. */
const DEBT_MS = DAY_MS;

/** Planned and delivered minutes of each place of a plan until now. */
export function dosesOf(state: PlanState, now: EpochMs): readonly PlaceDose[] {
  const doses = new Map<string, PlaceDose>();
  for (const stop of stopsOf(state)) {
    const { placeId, placeName, cellId } = stop;
    const known = doses.get(placeId) ?? {
      ...{ placeId, placeName, cellId, plannedMinutes: 0 },
      ...{ deliveredMinutes: 0, debtMinutes: 0 },
    };
    const isDue = stop.leaveAt <= Math.min(now, state.endedAt ?? now);
    const minutes = stop.dwell / 60;
    doses.set(placeId, {
      ...known,
      plannedMinutes: known.plannedMinutes + minutes,
      debtMinutes: known.debtMinutes + (isDue ? minutes : 0),
    });
  }
  for (const { placeId, cellId, seconds } of state.dose) {
    const known = doses.get(placeId) ?? {
      ...{ placeId, placeName: placeId, cellId, plannedMinutes: 0 },
      ...{ deliveredMinutes: 0, debtMinutes: 0 },
    };
    doses.set(placeId, { ...known, deliveredMinutes: known.deliveredMinutes + seconds / 60 });
  }
  return [...doses.values()].map((dose) => ({
    ...dose,
    debtMinutes: Math.max(0, dose.debtMinutes - dose.deliveredMinutes),
  }));
}

/** Minutes that each cell is owed from the plans of the last day: what the next plan makes good. */
export function debtsFrom(plans: Iterable<PlanState>, now: EpochMs): ReadonlyMap<string, number> {
  const debts = new Map<string, number>();
  for (const state of plans) {
    if (state.plan === null || state.plan.endAt < now - DEBT_MS) continue;
    for (const { cellId, debtMinutes } of dosesOf(state, now)) {
      if (debtMinutes > 0) debts.set(cellId, (debts.get(cellId) ?? 0) + debtMinutes);
    }
  }
  return debts;
}

/** Minutes that each cell got since the day began. */
export function deliveredToday(
  plans: Iterable<PlanState>,
  now: EpochMs,
  utcOffsetMinutes: number,
): ReadonlyMap<string, number> {
  const since = dayStartOf(now, utcOffsetMinutes);
  const minutes = new Map<string, number>();
  for (const { dose } of plans) {
    for (const { cellId, hourAt, seconds } of dose) {
      if (hourAt < since) continue;
      minutes.set(cellId, (minutes.get(cellId) ?? 0) + seconds / 60);
    }
  }
  return minutes;
}

/** Midnight before, on a wall clock so far from UTC. */
export function dayStartOf(at: number, utcOffsetMinutes: number): EpochMs {
  const local = at + utcOffsetMinutes * 60_000;
  return epochMs(Math.floor(local / DAY_MS) * DAY_MS - utcOffsetMinutes * 60_000);
}

/** Stops of a plan, those of its earlier revisions included. */
export function stopsOf({ plan, past }: PlanState): readonly PatrolStop[] {
  const ahead = plan?.routes.flatMap((route) => route.stops) ?? [];
  return [...past.map(({ stop }) => stop), ...ahead];
}
