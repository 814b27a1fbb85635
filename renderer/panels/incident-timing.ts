import type { IncidentState } from "../../shared/fold/incident-state.ts";
import { isOpenStage } from "../../shared/fold/incident-state.ts";
import type { IncidentStage } from "../../shared/model/incident.ts";

export type Lateness = "fine" | "late" | "overdue";
export type StageTimer = {
  /** Seconds since the present stage began; since it was reported, once it is over. */
  readonly seconds: number;
  readonly lateness: Lateness;
};

/** Arrival is due so long after dispatch: urgent calls in a city. */
export const ARRIVAL_SECONDS_MAX = 300;
const HOUR = 3600;

/** Seconds until a stage is late and overdue; null: it has no limit of its own. */
const LIMITS: { readonly [Stage in IncidentStage]: readonly [number, number] | null } = {
  received: [60, 120],
  dispatched: [30, 60],
  signed: [60, 120],
  "en-route": null,
  "on-scene": [20 * 60, 40 * 60],
  handling: [30 * 60, 60 * 60],
  "fed-back": [24 * HOUR, 48 * HOUR],
  reviewed: null,
  archived: null,
  cancelled: null,
};

/** How long the present stage has lasted, and whether that is too long. */
export function stageTimer(incident: IncidentState, now: number): StageTimer {
  const seconds = Math.max(0, (now - incident.stageSince) / 1000);
  if (incident.stage === "en-route") return { seconds, lateness: arrivalLateness(incident, now) };
  const limits = LIMITS[incident.stage];
  if (limits === null) return { seconds, lateness: "fine" };
  return { seconds, lateness: latenessOf(seconds, limits[0], limits[1]) };
}

/** Seconds since it was reported, until now or until it was closed. */
export function openSeconds(incident: IncidentState, now: number): number {
  const until = isOpenStage(incident.stage) ? now : incident.stageSince;
  return Math.max(0, (until - incident.report.reportedAt) / 1000);
}

/** A call that no crew has signed for: it needs a person at the desk. */
export function isUnsigned(incident: IncidentState): boolean {
  return incident.stage === "received" || incident.stage === "dispatched";
}

/** On the way: late at the first unit's time and a half, overdue at the arrival limit. */
function arrivalLateness(incident: IncidentState, now: number): Lateness {
  const sent = incident.assignments.flatMap((assignment) => {
    const first = assignment.steps.find(({ step }) => step === "dispatched");
    return first === undefined ? [] : [{ at: first.at, eta: assignment.eta }];
  });
  const first = sent.reduce((least, { at }) => Math.min(least, at), Infinity);
  if (first === Infinity) return "fine";
  const etas = sent.flatMap(({ eta }) => (eta === null ? [] : [Number(eta)]));
  const eta = etas.length === 0 ? ARRIVAL_SECONDS_MAX : Math.min(...etas);
  const late = Math.min(eta * 1.5, ARRIVAL_SECONDS_MAX);
  return latenessOf((now - first) / 1000, late, Math.max(ARRIVAL_SECONDS_MAX, eta * 1.5));
}

function latenessOf(seconds: number, late: number, overdue: number): Lateness {
  return seconds >= overdue ? "overdue" : seconds >= late ? "late" : "fine";
}
