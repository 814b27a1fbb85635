import { isActiveStep, isOpenStage } from "../../shared/fold/incident-state.ts";
import type { WallState } from "../../shared/fold/wall-state.ts";
import { isEndedStage } from "../../shared/model/handoff.ts";

/** Whether a call may be diverted now: open, without a crew, and with nobody else already. */
export function isDivertable(wall: WallState, incidentId: string): boolean {
  const incident = wall.incident.get(incidentId);
  if (incident === undefined || !isOpenStage(incident.stage)) return false;
  if (incident.assignments.some(({ step }) => isActiveStep(step))) return false;
  return ![...wall.handoff.values()].some(({ handoff, stage }) => {
    const same = handoff.incidentId === incidentId && handoff.purpose.kind === "divert";
    return same && !isEndedStage(stage);
  });
}
