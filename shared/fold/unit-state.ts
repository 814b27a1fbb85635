import type { LoggedEvent } from "../events/logged-event.ts";
import type { AssignmentStep } from "../model/incident.ts";
import type { PatrolPlan, PatrolRoute } from "../model/patrol-plan.ts";
import type { Unit } from "../model/unit.ts";
import type { EpochMs } from "../units/quantity.ts";
import type { Fold } from "./fold.ts";
import { isActiveStep } from "./incident-state.ts";

/** What a unit is busy with. */
export type Engagement = {
  readonly incidentId: string;
  readonly step: AssignmentStep;
  readonly since: EpochMs;
};

/** The part of an accepted plan that is this unit's. */
export type PatrolDuty = {
  readonly planId: string;
  readonly route: PatrolRoute;
  /** Stops left or skipped, in order, by stop id. */
  readonly done: readonly string[];
  /** The stop it dwells at, by stop id. */
  readonly at: string | null;
  readonly atSince: EpochMs | null;
  /** `suspended`: on a call, the route waits; `cleared`: the call is over and the remainder is
   *  due to be planned anew.  A lost clear stays suspended, and ages from `since`. */
  readonly progress: "following" | "suspended" | "cleared";
  readonly since: EpochMs;
  /** Seconds it dwelt at the stop where a call took it away; they count once. */
  readonly partial: { readonly stopId: string; readonly seconds: number } | null;
};

export type UnitState = {
  /** Null: acted before any file named it. */
  readonly unit: Unit | null;
  readonly duty: "on" | "off";
  /** Since when; null: nobody said. */
  readonly dutyAt: EpochMs | null;
  readonly engagement: Engagement | null;
  /** Kept while the unit is engaged: 巡处合一, the route waits. */
  readonly patrol: PatrolDuty | null;
};

const NEW_UNIT: UnitState = {
  ...{ unit: null, duty: "on", dutyAt: null, engagement: null, patrol: null },
};

export const foldUnit: Fold<UnitState> = (before, logged, id) => {
  const after = unitAfter(before ?? NEW_UNIT, logged, id);
  return before === null && after === NEW_UNIT ? null : after;
};

/** On duty, nothing to attend, and a way to travel. */
export function isFree(state: UnitState): boolean {
  return state.duty === "on" && state.engagement === null && state.unit !== null;
}

function unitAfter(before: UnitState, { event }: LoggedEvent, id: string): UnitState {
  switch (event.kind) {
    case "asset-imported":
      return event.asset.kind === "unit" ? { ...before, unit: event.asset } : before;
    case "unit-duty-changed":
      // Off shift its stops return to the pool: they are still the plan's, and nobody's.
      return {
        ...{ ...before, duty: event.duty, dutyAt: event.at },
        patrol: event.duty === "off" ? null : before.patrol,
      };
    case "unit-dispatched":
      return engaged(before, event.incidentId, "dispatched", event.at);
    case "assignment-advanced":
      return engaged(before, event.incidentId, event.step, event.at);
    case "incident-closed":
      return released(before, event.incidentId, event.at);
    case "patrol-plan-accepted": {
      const patrol = dutyFrom(event.plan, id, event.at);
      return patrol === null ? before : { ...before, patrol };
    }
    case "patrol-plan-revised":
      return { ...before, patrol: patrolRevised(before, event, id) };
    case "patrol-plan-ended":
      return before.patrol?.planId === event.planId ? { ...before, patrol: null } : before;
    case "patrol-stop-reached":
      return { ...before, patrol: patrolAfter(before.patrol, event) };
    default:
      return before;
  }
}

function engaged(before: UnitState, incidentId: string, step: AssignmentStep, since: EpochMs) {
  if (!isActiveStep(step)) return released(before, incidentId, since);
  const other = before.engagement !== null && before.engagement.incidentId !== incidentId;
  if (other && step !== "dispatched") return before;
  return { ...before, engagement: { incidentId, step, since }, patrol: suspended(before, since) };
}

function released(before: UnitState, incidentId: string, since: EpochMs): UnitState {
  if (before.engagement?.incidentId !== incidentId) return before;
  const { patrol } = before;
  if (patrol?.progress !== "suspended") return { ...before, engagement: null };
  return { ...before, engagement: null, patrol: { ...patrol, progress: "cleared", since } };
}

/** The route waits from the dispatch on; what was dwelt so far is kept for the remainder. */
function suspended({ patrol }: UnitState, since: EpochMs): PatrolDuty | null {
  if (patrol === null || patrol.progress === "suspended") return patrol;
  return {
    ...patrol,
    progress: "suspended",
    since,
    at: null,
    atSince: null,
    partial: cut(patrol, since),
  };
}

function cut({ at, atSince, partial }: PatrolDuty, until: EpochMs): PatrolDuty["partial"] {
  if (at === null || atSince === null) return partial;
  const before = partial?.stopId === at ? partial.seconds : 0;
  return { stopId: at, seconds: before + Math.max(0, until - atSince) / 1000 };
}

function dutyFrom(plan: PatrolPlan, unitId: string, since: EpochMs): PatrolDuty | null {
  const route = plan.routes.find((candidate) => candidate.unitId === unitId);
  if (route === undefined) return null;
  const { id: planId } = plan;
  const nothing = { done: [], at: null, atSince: null, partial: null };
  return { planId, route, ...nothing, progress: "following", since };
}

type Revised = Extract<LoggedEvent["event"], { kind: "patrol-plan-revised" }>;

/** A unit on a call keeps waiting; one that dwells goes on dwelling. */
function patrolRevised(before: UnitState, event: Revised, id: string): PatrolDuty | null {
  const { patrol } = before;
  const next = dutyFrom(event.plan, id, event.at);
  if (next === null) return patrol?.planId === event.planId ? null : patrol;
  if (before.engagement !== null)
    return { ...next, progress: "suspended", since: before.engagement.since };
  const stays = next.route.stops.some((stop) => stop.stopId === patrol?.at);
  if (patrol === null || !stays) return next;
  // What it dwelt so far is off the stop that the new plan holds.
  return { ...next, at: patrol.at, atSince: event.at };
}

type StopReached = Extract<LoggedEvent["event"], { kind: "patrol-stop-reached" }>;

function patrolAfter(patrol: PatrolDuty | null, event: StopReached): PatrolDuty | null {
  if (patrol?.planId !== event.planId) return patrol;
  const { stopId = event.placeId } = event;
  if (event.step === "arrived") return { ...patrol, at: stopId, atSince: event.at };
  const partial = patrol.partial?.stopId === stopId ? null : patrol.partial;
  return { ...patrol, at: null, atSince: null, partial, done: [...patrol.done, stopId] };
}
