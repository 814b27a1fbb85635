import type { UnitState } from "../../shared/fold/unit-state.ts";
import type { Served } from "../../shared/fold/plan-state.ts";
import type { PatrolRoute } from "../../shared/model/patrol-plan.ts";
import type { PatrolStop } from "../../shared/model/patrol-stop.ts";
import type { PlanInForce } from "./plan-in-force.ts";

/** How a unit stands with its route.  `off`: it left the shift, and its stops are nobody's. */
export type RunProgress = "following" | "suspended" | "cleared" | "off" | "over";

export type RunStop = {
  readonly stop: PatrolStop;
  readonly step: "arrived" | "left" | "skipped" | "planned";
  /** When it was really reached, left or skipped; null: not yet. */
  readonly at: number | null;
  readonly reason: string;
};

export type RunRow = {
  readonly unitId: string;
  readonly callSign: string;
  /** The route's number on the map. */
  readonly order: number;
  readonly route: PatrolRoute;
  readonly progress: RunProgress;
  /** Since when it waits. */
  readonly since: number | null;
  readonly incidentId: string | null;
  /** Stops of earlier revisions first, then the route's. */
  readonly stops: readonly RunStop[];
  readonly done: number;
  readonly now: PatrolStop | null;
  readonly nowSince: number | null;
  readonly next: PatrolStop | null;
  /** Seconds later than planned; below zero: earlier; null: there is nothing to tell it by. */
  readonly late: number | null;
};

/** A plan in force, unit by unit; what needs a person comes first. */
export function runRows(
  force: PlanInForce,
  units: ReadonlyMap<string, UnitState>,
  now: number,
): readonly RunRow[] {
  const rows = force.plan.routes.map((route, index) => {
    return rowOf(force, { route, order: index + 1, now }, units.get(route.unitId));
  });
  return rows.toSorted((a, b) => urgency(a) - urgency(b) || olderFirst(a, b) || a.order - b.order);
}

const URGENCY = { cleared: 0, suspended: 1, off: 2, following: 3, over: 4 } as const;

function urgency({ progress, stops, done }: RunRow): number {
  return progress === "off" && done === stops.length ? URGENCY.over : URGENCY[progress];
}

function olderFirst(a: RunRow, b: RunRow): number {
  if (a.progress !== "suspended" || b.progress !== "suspended") return 0;
  return (a.since ?? 0) - (b.since ?? 0);
}

function rowOf(
  force: PlanInForce,
  of: { readonly route: PatrolRoute; readonly order: number; readonly now: number },
  unit: UnitState | undefined,
): RunRow {
  const { route, order, now } = of;
  const { unitId, callSign } = route;
  const served = force.served.filter((one) => one.unitId === unitId);
  const past = force.past.filter((one) => one.unitId === unitId).map(({ stop }) => stop);
  const stops = [
    ...past.map((stop) => overStop(stop, served)),
    ...route.stops.map((stop) => runStop(stop, served)),
  ];
  const duty = unit?.patrol?.planId === force.plan.id ? unit.patrol : null;
  const at = duty?.at ?? null;
  const nowStop = route.stops.find(({ stopId }) => stopId === at) ?? null;
  const isAhead = ({ stop, step }: RunStop): boolean => step === "planned" && stop.stopId !== at;
  const next = stops.find(isAhead)?.stop ?? null;
  const done = stops.filter(({ step }) => step === "left" || step === "skipped").length;
  const progress =
    duty === null ? "off" : next === null && nowStop === null ? "over" : duty.progress;
  const since = duty === null || progress === "following" ? null : duty.since;
  const atSince = duty?.atSince ?? null;
  return {
    ...{ unitId, callSign, order, route, progress, since, stops, done, next },
    incidentId: unit?.engagement?.incidentId ?? null,
    now: nowStop,
    nowSince: atSince,
    late: progress === "following" ? lateness(stops, { now, at: nowStop, atSince, next }) : null,
  };
}

/** What an earlier revision had is over, though nobody may have said that the unit left. */
function overStop(stop: PatrolStop, served: readonly Served[]): RunStop {
  const one = runStop(stop, served);
  return one.step === "arrived" ? { ...one, step: "left" } : one;
}

function runStop(stop: PatrolStop, served: readonly Served[]): RunStop {
  const last = served.findLast(({ stopId }) => stopId === stop.stopId);
  if (last === undefined) return { stop, step: "planned", at: null, reason: "" };
  return { stop, step: last.step, at: last.at, reason: last.reason };
}

/** Where it dwells, by its arrival; on its way, by when it left the last stop, and by the next
 *  one's time once that is over. */
function lateness(
  stops: readonly RunStop[],
  of: {
    readonly now: number;
    readonly at: PatrolStop | null;
    readonly atSince: number | null;
    readonly next: PatrolStop | null;
  },
): number | null {
  if (of.at !== null && of.atSince !== null) return (of.atSince - of.at.arriveAt) / 1000;
  const left = stops.findLast(({ step, at }) => step === "left" && at !== null);
  const leftAt = left?.at ?? null;
  const carried = left && leftAt !== null ? (leftAt - left.stop.leaveAt) / 1000 : null;
  const overdue = of.next === null ? null : (of.now - of.next.arriveAt) / 1000;
  if (overdue === null || overdue <= 0) return carried;
  return Math.max(carried ?? 0, overdue);
}
