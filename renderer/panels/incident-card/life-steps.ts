import type { IncidentState } from "../../../shared/fold/incident-state.ts";
import type { IncidentStage } from "../../../shared/model/incident.ts";

/** One stage of the life cycle as the card draws it. */
export type LifeStep = {
  readonly stage: IncidentStage;
  /** When it was first reached; null: not yet, or passed over. */
  readonly at: number | null;
  readonly state: "done" | "now" | "ahead";
};

const LINE = [
  "received",
  "dispatched",
  "signed",
  "en-route",
  "on-scene",
  "handling",
  "fed-back",
  "reviewed",
  "archived",
] as const satisfies readonly IncidentStage[];

/** 接警 to 归档 with the time each was first reached; a cancelled or merged call ends where it
 *  stood. */
export function lifeSteps(incident: IncidentState): readonly LifeStep[] {
  const reached = firstTimes(incident);
  const now = LINE.findIndex((stage) => stage === incident.stage);
  const last = now >= 0 ? now : LINE.findLastIndex((stage) => reached.has(stage));
  const steps = LINE.map((stage, index) => ({
    stage,
    at: reached.get(stage) ?? null,
    state: index < last ? "done" : index > last ? "ahead" : now >= 0 ? "now" : "done",
  })) satisfies readonly LifeStep[];
  const { stage } = incident;
  if (stage !== "cancelled" && stage !== "merged") return steps;
  const upTo = steps.slice(0, last + 1);
  return [...upTo, { stage, at: incident.stageSince, state: "now" }];
}

function firstTimes(incident: IncidentState): ReadonlyMap<IncidentStage, number> {
  const times = new Map<IncidentStage, number>([["received", incident.report.reportedAt]]);
  const note = (stage: IncidentStage, at: number) => {
    times.set(stage, Math.min(at, times.get(stage) ?? Infinity));
  };
  for (const { step, at } of incident.assignments.flatMap(({ steps }) => steps)) {
    if (step !== "cleared" && step !== "withdrawn") note(step, at);
  }
  for (const { kind, step, at } of incident.timeline) {
    if (kind === "incident-fed-back") note("fed-back", at);
    if (kind === "incident-closed" && step === "reviewed") note("reviewed", at);
    if (kind === "incident-closed" && step === "archived") note("archived", at);
  }
  return times;
}
