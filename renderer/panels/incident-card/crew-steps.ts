import type { Assignment } from "../../../shared/fold/incident-state.ts";
import { isActiveStep } from "../../../shared/fold/incident-state.ts";
import { nextCrewSteps } from "../../../shared/fold/next-steps.ts";
import type { AssignmentStep } from "../../../shared/model/incident.ts";

/** What a crew reports next; the desk may enter it for a crew that has no terminal. */
export function nextStep(step: AssignmentStep): AssignmentStep | null {
  return nextCrewSteps(step).find((next) => next !== "withdrawn") ?? null;
}

export function canWithdraw(step: AssignmentStep): boolean {
  return nextCrewSteps(step).includes("withdrawn");
}

/** The crew that the keys are about: the chosen one while it is active, else the first active. */
export function crewInHand(
  assignments: readonly Assignment[],
  chosen: string | null,
): Assignment | null {
  const active = assignments.filter(({ step }) => isActiveStep(step));
  return active.find(({ unitId }) => unitId === chosen) ?? active[0] ?? null;
}

/** The crew before or after it. */
export function crewBeside(
  assignments: readonly Assignment[],
  unitId: string | null,
  by: 1 | -1,
): string | null {
  const active = assignments.filter(({ step }) => isActiveStep(step));
  const at = active.findIndex((assignment) => assignment.unitId === unitId);
  return active[Math.min(active.length - 1, Math.max(0, at + by))]?.unitId ?? null;
}
