import type { AssignmentStep, IncidentStage } from "../model/incident.ts";
import { isActiveStep } from "./incident-state.ts";
import type { IncidentState } from "./incident-state.ts";

/** Everything that a person may enter for a call as a whole; the steps of its crews stand apart. */
export const CALL_STEPS = [
  "dispatched",
  "merged",
  "split",
  "diverted",
  "back-up",
  "fed-back",
  "reviewed",
  "returned",
  "archived",
  "cancelled",
  "reopened",
] as const;
export type CallStep = (typeof CALL_STEPS)[number];

/** What may follow now, for the call and for its crews; everything else is refused. */
export function nextCallSteps(incident: IncidentState): readonly CallStep[] {
  const { stage, returned } = incident;
  // A feedback that a leader sent back is entered anew before it is looked at again.
  if (stage === "fed-back" && returned !== null) return ["fed-back"];
  return CALL_EDGES[stage];
}

export function nextCrewSteps(step: AssignmentStep): readonly AssignmentStep[] {
  return CREW_EDGES[step];
}

/** All that may follow, the crews' steps first: what a refusal lists. */
export function nextSteps(incident: IncidentState): readonly (AssignmentStep | CallStep)[] {
  const crews = incident.assignments.filter(({ step }) => isActiveStep(step));
  const steps = crews.flatMap(({ step }) => nextCrewSteps(step));
  return [...new Set([...steps, ...nextCallSteps(incident)])];
}

/** Each crew's own way: 派警 → 签收 → 出动 → 到达 → 处置 → 撤离; 改派 until it has arrived. */
const CREW_EDGES: { readonly [Step in AssignmentStep]: readonly AssignmentStep[] } = {
  dispatched: ["signed", "withdrawn"],
  signed: ["en-route", "withdrawn"],
  "en-route": ["on-scene", "withdrawn"],
  "on-scene": ["handling"],
  handling: ["cleared"],
  cleared: [],
  withdrawn: [],
};

/** The call's way.  Another crew may be sent until the result is in: the call stays where it is. */
const CALL_EDGES: { readonly [Stage in IncidentStage]: readonly CallStep[] } = {
  received: ["dispatched", "merged", "diverted", "cancelled"],
  dispatched: ["dispatched", "cancelled"],
  signed: ["dispatched"],
  "en-route": ["dispatched"],
  "on-scene": ["dispatched"],
  handling: ["fed-back", "back-up", "dispatched"],
  "fed-back": ["reviewed"],
  reviewed: ["archived", "returned"],
  archived: ["reopened"],
  cancelled: ["reopened"],
  merged: ["split"],
};
