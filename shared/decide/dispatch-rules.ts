import type { Command } from "../commands/command.ts";
import type { WallEvent } from "../events/event.ts";
import { isActiveStep, isOpenStage } from "../fold/incident-state.ts";
import type { WallState } from "../fold/wall-state.ts";
import { err, ok } from "../kit/result.ts";
import type { AssignmentStep } from "../model/incident.ts";
import type { Decision, DecisionContext } from "./decision.ts";
import type { Refusal } from "./refusal.ts";

type Of<Kind extends Command["kind"]> = Extract<Command, { kind: Kind }>;

export function dispatchUnits(
  wall: WallState,
  command: Of<"dispatch-units">,
  { now }: DecisionContext,
): Decision {
  const { incidentId } = command;
  const incident = wall.incident.get(incidentId);
  if (incident === undefined) return err({ kind: "incident-unknown", incidentId });
  if (!isOpenStage(incident.stage)) {
    const allowed = ["reopened"];
    return err({ kind: "stage-out-of-order", from: incident.stage, asked: "dispatched", allowed });
  }
  const events: WallEvent[] = [];
  for (const { unitId, eta } of command.units) {
    const refusal = unitRefusal(wall, unitId);
    if (refusal !== null) return err(refusal);
    events.push({ kind: "unit-dispatched", v: 1, incidentId, unitId, eta, at: now });
  }
  return ok(events);
}

export function advanceAssignment(
  wall: WallState,
  command: Of<"advance-assignment">,
  { now }: DecisionContext,
): Decision {
  const { incidentId, unitId, step } = command;
  const incident = wall.incident.get(incidentId);
  if (incident === undefined) return err({ kind: "incident-unknown", incidentId });
  const assignment = incident.assignments.find((candidate) => candidate.unitId === unitId);
  if (assignment === undefined || !isActiveStep(assignment.step)) {
    return err({ kind: "unit-not-assigned", unitId, incidentId });
  }
  const allowed = NEXT_STEPS[assignment.step];
  if (!allowed.includes(step)) {
    return err({ kind: "step-out-of-order", from: assignment.step, asked: step, allowed });
  }
  return ok([{ kind: "assignment-advanced", v: 1, incidentId, unitId, step, at: now }]);
}

/** 派警 → 签收 → 出动 → 到达 → 处置 → 撤离; 改派 is possible until the unit handles. */
const NEXT_STEPS: { readonly [Step in AssignmentStep]: readonly AssignmentStep[] } = {
  dispatched: ["signed", "withdrawn"],
  signed: ["en-route", "withdrawn"],
  "en-route": ["on-scene", "withdrawn"],
  "on-scene": ["handling", "withdrawn"],
  handling: ["cleared"],
  cleared: [],
  withdrawn: [],
};

function unitRefusal(wall: WallState, unitId: string): Refusal | null {
  const unit = wall.unit.get(unitId);
  if (unit === undefined || unit.unit === null) return { kind: "unit-unknown", unitId };
  if (unit.duty === "off") return { kind: "unit-off-duty", unitId };
  if (unit.engagement === null) return null;
  return { kind: "unit-busy", unitId, incidentId: unit.engagement.incidentId };
}
