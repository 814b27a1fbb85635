import type { Command } from "../commands/command.ts";
import type { WallState } from "../fold/wall-state.ts";
import { err, ok } from "../kit/result.ts";
import type { Decision, DecisionContext } from "./decision.ts";

type Of<Kind extends Command["kind"]> = Extract<Command, { kind: Kind }>;

export function acceptPatrolPlan(
  wall: WallState,
  { plan }: Of<"accept-patrol-plan">,
  { now }: DecisionContext,
): Decision {
  if (wall.plan.has(plan.id)) return err({ kind: "plan-known", planId: plan.id });
  const stops = plan.routes.reduce((sum, route) => sum + route.stops.length, 0);
  if (stops === 0) return err({ kind: "plan-empty", planId: plan.id });
  const unknown = plan.routes.find((route) => !wall.unit.has(route.unitId));
  if (unknown !== undefined) return err({ kind: "unit-unknown", unitId: unknown.unitId });
  return ok([{ kind: "patrol-plan-accepted", v: 1, plan, at: now }]);
}

export function rejectPatrolPlan(
  wall: WallState,
  { planId, seed, reason }: Of<"reject-patrol-plan">,
  { now }: DecisionContext,
): Decision {
  if (wall.plan.has(planId)) return err({ kind: "plan-known", planId });
  return ok([{ kind: "patrol-plan-rejected", v: 1, planId, seed, reason, at: now }]);
}

export function endPatrolPlan(
  wall: WallState,
  { planId }: Of<"end-patrol-plan">,
  { now }: DecisionContext,
): Decision {
  const state = wall.plan.get(planId);
  if (state === undefined || state.plan === null) return err({ kind: "plan-unknown", planId });
  if (state.endedAt !== null) return err({ kind: "plan-ended", planId });
  const unitIds = state.plan.routes.map((route) => route.unitId);
  return ok([{ kind: "patrol-plan-ended", v: 1, planId, unitIds, at: now }]);
}

/** What is ahead of a plan in force is replaced; a plan that another revised meanwhile is not. */
export function revisePatrolPlan(
  wall: WallState,
  { plan }: Of<"revise-patrol-plan">,
  { now }: DecisionContext,
): Decision {
  const planId = plan.id;
  const state = wall.plan.get(planId);
  if (state === undefined || state.plan === null) return err({ kind: "plan-unknown", planId });
  if (state.endedAt !== null) return err({ kind: "plan-ended", planId });
  if (plan.revision <= state.plan.revision) return err({ kind: "plan-changed", planId });
  const unknown = plan.routes.find((route) => !wall.unit.has(route.unitId));
  if (unknown !== undefined) return err({ kind: "unit-unknown", unitId: unknown.unitId });
  const routes = [...state.plan.routes, ...plan.routes];
  const unitIds = [...new Set(routes.map((route) => route.unitId))];
  return ok([{ kind: "patrol-plan-revised", v: 1, planId, plan, unitIds, at: now }]);
}

export function reachPatrolStop(
  wall: WallState,
  command: Of<"reach-patrol-stop">,
  { now }: DecisionContext,
): Decision {
  const { planId, unitId, placeId, stopId, step, reason } = command;
  const state = wall.plan.get(planId);
  if (state === undefined || state.plan === null) return err({ kind: "plan-unknown", planId });
  if (state.endedAt !== null) return err({ kind: "plan-ended", planId });
  const route = state.plan.routes.find((candidate) => candidate.unitId === unitId);
  if (route === undefined) return err({ kind: "unit-unknown", unitId });
  const known = route.stops.some((stop) => {
    return stop.placeId === placeId && (stopId === undefined || stop.stopId === stopId);
  });
  if (!known) return err({ kind: "thing-unknown", thing: stopId ?? placeId });
  const said = {
    ...(stopId === undefined ? {} : { stopId }),
    ...(reason === undefined ? {} : { reason }),
  };
  return ok([
    { kind: "patrol-stop-reached", v: 1, planId, unitId, placeId, ...said, step, at: now },
  ]);
}
