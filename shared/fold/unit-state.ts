import type { LoggedEvent } from "../events/logged-event.ts";
import type { AssignmentStep } from "../model/incident.ts";
import type { PatrolRoute } from "../model/patrol-plan.ts";
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
  /** Places left or skipped, in order. */
  readonly done: readonly string[];
  readonly at: string | null;
};

export type UnitState = {
  /** Null: acted before any file named it. */
  readonly unit: Unit | null;
  readonly duty: "on" | "off";
  readonly engagement: Engagement | null;
  /** Kept while the unit is engaged: 巡处合一, the route waits. */
  readonly patrol: PatrolDuty | null;
};

const NEW_UNIT: UnitState = { unit: null, duty: "on", engagement: null, patrol: null };

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
      return { ...before, duty: event.duty };
    case "unit-dispatched":
      return engaged(before, event.incidentId, "dispatched", event.at);
    case "assignment-advanced":
      return engaged(before, event.incidentId, event.step, event.at);
    case "incident-closed":
      return released(before, event.incidentId);
    case "patrol-plan-accepted": {
      const route = event.plan.routes.find((candidate) => candidate.unitId === id);
      if (route === undefined) return before;
      return { ...before, patrol: { planId: event.plan.id, route, done: [], at: null } };
    }
    case "patrol-plan-ended":
      return before.patrol?.planId === event.planId ? { ...before, patrol: null } : before;
    case "patrol-stop-reached":
      return { ...before, patrol: patrolAfter(before.patrol, event) };
    default:
      return before;
  }
}

function engaged(before: UnitState, incidentId: string, step: AssignmentStep, since: EpochMs) {
  if (!isActiveStep(step)) return released(before, incidentId);
  const other = before.engagement !== null && before.engagement.incidentId !== incidentId;
  if (other && step !== "dispatched") return before;
  return { ...before, engagement: { incidentId, step, since } };
}

function released(before: UnitState, incidentId: string): UnitState {
  if (before.engagement?.incidentId !== incidentId) return before;
  return { ...before, engagement: null };
}

type StopReached = Extract<LoggedEvent["event"], { kind: "patrol-stop-reached" }>;

function patrolAfter(patrol: PatrolDuty | null, event: StopReached): PatrolDuty | null {
  if (patrol?.planId !== event.planId) return patrol;
  if (event.step === "arrived") return { ...patrol, at: event.placeId };
  return { ...patrol, at: null, done: [...patrol.done, event.placeId] };
}
