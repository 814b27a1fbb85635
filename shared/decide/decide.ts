import type { Command } from "../commands/command.ts";
import { withEdge } from "../events/edged-event.ts";
import type { WallState } from "../fold/wall-state.ts";
import { unreachable } from "../kit/assert.ts";
import { err, ok } from "../kit/result.ts";
import { decideAlarm, isAlarmCommand } from "./alarm-rules.ts";
import { closeStreet, openStreet } from "./closure-rules.ts";
import { decideBeside, isBesideCommand } from "./beside-rules.ts";
import type { Decision, DecisionContext } from "./decision.ts";
import { advanceAssignment, dispatchUnits } from "./dispatch-rules.ts";
import { decideGuard, isGuardCommand } from "./decide-guard.ts";
import { decideHandoff } from "./decide-handoff.ts";
import {
  closeIncident,
  feedBackIncident,
  locateIncident,
  reopenIncident,
  reportIncident,
} from "./incident-rules.ts";
import { decideScene, isSceneCommand } from "./scene-rules.ts";
import { decideMarking, isMarkingCommand } from "./marking-rules.ts";
import { decideMuster, isMusterCommand } from "./muster-rules.ts";
import { decideNight, isNightCommand } from "./night-rules.ts";
import {
  acceptPatrolPlan,
  endPatrolPlan,
  reachPatrolStop,
  rejectPatrolPlan,
  revisePatrolPlan,
} from "./patrol-rules.ts";
import { decideGathering, isGatheringCommand } from "./gathering-rules.ts";
import { decideRing, isRingCommand } from "./ring-rules.ts";
import { decideRisk, isRiskCommand } from "./risk-rules.ts";
import { decideTour, isTourCommand } from "./tour-rules.ts";
import { rolesFor } from "./role-rule.ts";

/** (state, command, now) → the events to write, or a refusal.  Pure: the same on every station. */
export function decide(wall: WallState, command: Command, context: DecisionContext): Decision {
  const needs = rolesFor(command.kind);
  const { role } = context.actor;
  if (!needs.includes(role))
    return err({ kind: "role-missing", role, command: command.kind, needs });
  const decision = decisionOf(wall, command, context);
  if (!decision.ok) return decision;
  return ok(decision.value.map((event) => withEdge(event, context.edge)));
}

function decisionOf(wall: WallState, command: Command, context: DecisionContext): Decision {
  if (isAlarmCommand(command)) return decideAlarm(wall, command, context);
  if (isBesideCommand(command)) return decideBeside(wall, command, context);
  if (isMarkingCommand(command)) return decideMarking(wall, command, context);
  if (isMusterCommand(command)) return decideMuster(wall, command, context);
  if (isGuardCommand(command)) return decideGuard(wall, command, context);
  if (isNightCommand(command)) return decideNight(wall, command, context);
  if (isGatheringCommand(command)) return decideGathering(wall, command, context);
  if (isRingCommand(command)) return decideRing(wall, command, context);
  if (isRiskCommand(command)) return decideRisk(wall, command, context);
  if (isSceneCommand(command)) return decideScene(wall, command, context);
  if (isTourCommand(command)) return decideTour(wall, command, context);
  const { now } = context;
  switch (command.kind) {
    case "report-incident":
      return reportIncident(wall, command, context);
    case "locate-incident":
      return locateIncident(wall, command, context);
    case "dispatch-units":
      return dispatchUnits(wall, command, context);
    case "advance-assignment":
      return advanceAssignment(wall, command, context);
    case "feed-back-incident":
      return feedBackIncident(wall, command, context);
    case "close-incident":
      return closeIncident(wall, command, context);
    case "reopen-incident":
      return reopenIncident(wall, command, context);
    case "accept-patrol-plan":
      return acceptPatrolPlan(wall, command, context);
    case "reject-patrol-plan":
      return rejectPatrolPlan(wall, command, context);
    case "revise-patrol-plan":
      return revisePatrolPlan(wall, command, context);
    case "end-patrol-plan":
      return endPatrolPlan(wall, command, context);
    case "reach-patrol-stop":
      return reachPatrolStop(wall, command, context);
    case "close-street":
      return closeStreet(wall, command, context);
    case "open-street":
      return openStreet(wall, command, context);
    case "change-duty":
      return changeDuty(wall, command, context);
    case "hand-off":
    case "divert-incident":
    case "deliver-handoff":
    case "answer-handoff":
    case "recall-handoff":
    case "flag-handoff":
    case "list-partner":
    case "open-partner":
    case "keep-roster":
    case "push-dispute":
    case "level-dispute":
    case "roll-up-pushes":
      return decideHandoff(wall, command, context);
    case "tag-source":
      return ok([
        { kind: "source-tagged", v: 1, sourceId: command.sourceId, crs: command.crs, at: now },
      ]);
    case "view-thing":
      return viewThing(wall, command, context);
    default:
      return unreachable(command);
  }
}

/** Looking is written down; what nobody knows cannot be looked at. */
function viewThing(
  wall: WallState,
  { thing, thingId, purpose }: Extract<Command, { kind: "view-thing" }>,
  { now }: DecisionContext,
): Decision {
  if (!wall[thing].has(thingId)) return err({ kind: "thing-unknown", thing: thingId });
  return ok([{ kind: "thing-viewed", v: 1, thing, thingId, purpose, at: now }]);
}

function changeDuty(
  wall: WallState,
  { unitId, duty }: Extract<Command, { kind: "change-duty" }>,
  { now: at }: DecisionContext,
): Decision {
  if (!wall.unit.has(unitId)) return err({ kind: "unit-unknown", unitId });
  return ok([{ kind: "unit-duty-changed", v: 1, unitId, duty, at }]);
}
