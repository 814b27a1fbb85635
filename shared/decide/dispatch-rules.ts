import type { Command } from "../commands/command.ts";
import type { WallEvent } from "../events/event.ts";
import { isActiveStep } from "../fold/incident-state.ts";
import { nextCrewSteps } from "../fold/next-steps.ts";
import { isViolentCall } from "../fold/violent-call.ts";
import type { WallState } from "../fold/wall-state.ts";
import { err, ok } from "../kit/result.ts";
import { callRefusal } from "./call-refusal.ts";
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
  const refused = callRefusal(incident, "dispatched");
  if (refused !== null) return err(refused);
  const events: WallEvent[] = [];
  for (const { unitId, eta } of command.units) {
    const refusal = unitRefusal(wall, unitId);
    if (refusal !== null) return err(refusal);
    const isVolunteer = wall.unit.get(unitId)?.unit?.class === "volunteer";
    if (isVolunteer && isViolentCall(incident)) return err({ kind: "volunteer-danger", unitId });
    events.push({ kind: "unit-dispatched", v: 1, incidentId, unitId, eta, at: now });
  }
  return ok(events);
}

export function advanceAssignment(
  wall: WallState,
  command: Of<"advance-assignment">,
  context: DecisionContext,
): Decision {
  const { incidentId, unitId, step, offlineAt } = command;
  const incident = wall.incident.get(incidentId);
  if (incident === undefined) return err({ kind: "incident-unknown", incidentId });
  const assignment = incident.assignments.find((candidate) => candidate.unitId === unitId);
  if (assignment === undefined || !isActiveStep(assignment.step)) {
    return err({ kind: "unit-not-assigned", unitId, incidentId });
  }
  const allowed = nextCrewSteps(assignment.step);
  if (!allowed.includes(step)) {
    return err({ kind: "step-out-of-order", from: assignment.step, asked: step, allowed });
  }
  const advanced = { kind: "assignment-advanced", v: 1, incidentId, unitId, step } as const;
  if (offlineAt === undefined) return ok([{ ...advanced, at: context.now }]);
  const before = assignment.steps.at(-1)?.at ?? 0;
  if (offlineAt > context.now || offlineAt < before) return err({ kind: "time-wrong" });
  const edge = context.edge === undefined ? undefined : { ...context.edge, link: OFFLINE };
  return ok([{ ...advanced, at: offlineAt, edge }]);
}

const OFFLINE = "offline" as const;

export function askBackUp(
  wall: WallState,
  { incidentId, unitId, text }: Of<"ask-back-up">,
  { now }: DecisionContext,
): Decision {
  const incident = wall.incident.get(incidentId);
  if (incident === undefined) return err({ kind: "incident-unknown", incidentId });
  const refused = callRefusal(incident, "back-up");
  if (refused !== null) return err(refused);
  const on = incident.assignments.some(
    ({ unitId: id, step }) => id === unitId && isActiveStep(step),
  );
  if (unitId !== null && !on) return err({ kind: "unit-not-assigned", unitId, incidentId });
  return ok([{ kind: "back-up-asked", v: 1, incidentId, unitId, text, at: now }]);
}

function unitRefusal(wall: WallState, unitId: string): Refusal | null {
  const unit = wall.unit.get(unitId);
  if (unit === undefined || unit.unit === null) return { kind: "unit-unknown", unitId };
  if (unit.duty === "off") return { kind: "unit-off-duty", unitId };
  if (unit.engagement === null) return null;
  return { kind: "unit-busy", unitId, incidentId: unit.engagement.incidentId };
}
