import type { IncidentState } from "../fold/incident-state.ts";
import { nextCallSteps, nextSteps } from "../fold/next-steps.ts";
import type { CallStep } from "../fold/next-steps.ts";
import type { Refusal } from "./refusal.ts";

/** Why a step of the call as a whole is out of order, with all that may follow; null: it is not. */
export function callRefusal(incident: IncidentState, asked: CallStep): Refusal | null {
  if (nextCallSteps(incident).includes(asked)) return null;
  const allowed = nextSteps(incident);
  return { kind: "stage-out-of-order", from: incident.stage, asked, allowed };
}
