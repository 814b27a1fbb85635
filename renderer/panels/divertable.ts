import { isActiveStep, isOpenStage } from "../../shared/fold/incident-state.ts";
import type { WallState } from "../../shared/fold/wall-state.ts";
import { isEndedStage } from "../../shared/model/handoff.ts";

/** Whether a call may be diverted now: open, without a crew, and with nobody else already. */
export function isDivertable(wall: WallState, incidentId: string): boolean {
  const incident = wall.incident.get(incidentId);
  if (incident === undefined || !isOpenStage(incident.stage)) return false;
  if (incident.assignments.some(({ step }) => isActiveStep(step))) return false;
  return divertedTo(wall, incidentId) === null;
}

/** Who a call was diverted to and has not come back from; null: nobody. */
export function divertedTo(wall: WallState, incidentId: string): string | null {
  for (const { handoff, stage } of wall.handoff.values()) {
    const same = handoff.incidentId === incidentId && handoff.purpose.kind === "divert";
    if (same && !isEndedStage(stage)) return handoff.partnerId;
  }
  return null;
}
