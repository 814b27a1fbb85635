import type { ResponseZone, TimeLimits, TimedStage } from "../model/time-limits.ts";
import { TIMED_STAGES } from "../model/time-limits.ts";
import { TEMPLATES } from "../model/incident-template.ts";
import type { TemplateClock } from "../model/incident-template.ts";
import type { IncidentStage } from "../model/incident.ts";
import { secondsBetween } from "../units/moment.ts";
import type { Moment } from "../units/moment.ts";
import { epochMs } from "../units/quantity.ts";
import { isActiveStep, isOpenStage, stageMoment } from "./incident-state.ts";
import type { IncidentState } from "./incident-state.ts";

export type Lateness = "fine" | "late" | "overdue";
export type StageTimer = {
  /** Seconds since the present stage began. */
  readonly seconds: number;
  readonly lateness: Lateness;
  /** Seconds until it is overdue; null: it has no limit. */
  readonly limit: number | null;
};

/** How long the present stage has lasted, and whether that is too long. */
export function stageTimer(
  incident: IncidentState,
  now: Moment,
  of: { readonly limits: TimeLimits; readonly zone: ResponseZone },
): StageTimer {
  const seconds = secondsBetween(stageMoment(incident), now);
  if (incident.stage === "en-route") {
    const arrival = arrivalTimer(incident, now, of);
    return arrival === null ? { seconds, lateness: "fine", limit: null } : { ...arrival, seconds };
  }
  if (!isTimed(incident.stage)) return { seconds, lateness: "fine", limit: null };
  const { amber, red } = of.limits.stages[incident.stage];
  return { seconds, lateness: latenessOf(seconds, amber, red), limit: red };
}

/** 派警→到达: from the first crew that was sent, until the first that arrived; null: none is on
 *  its way, or one is there already. */
export function arrivalTimer(
  incident: IncidentState,
  now: Moment,
  of: { readonly limits: TimeLimits; readonly zone: ResponseZone },
): (StageTimer & { readonly since: Moment }) | null {
  const since = firstSent(incident);
  if (since === null || !["dispatched", "signed", "en-route"].includes(incident.stage)) return null;
  const { arrival } = of.limits;
  const eta = etaOf(incident);
  const own = eta === null ? arrival.countrysideUnknown : eta * (1 + arrival.countrysideShare);
  const limit = of.zone === "countryside" ? own : arrival[of.zone];
  const amber = eta === null ? limit : Math.min(limit, eta * (1 + arrival.countrysideShare));
  const seconds = secondsBetween(since, now);
  return { seconds, lateness: latenessOf(seconds, amber, limit), limit, since };
}

/** 接警→ now, or until it was closed. */
export function openSeconds(incident: IncidentState, now: Moment): number {
  const reported = { at: incident.report.reportedAt, steady: null };
  const known = incident.openedAt.at === reported.at ? incident.openedAt : reported;
  return secondsBetween(known, isOpenStage(incident.stage) ? now : stageMoment(incident));
}

/** When the first crew arrived since the call was last taken up; null: none has yet. */
export function firstArrival(incident: IncidentState): Moment | null {
  return firstStep(incident, "on-scene");
}

/** The active crew that is furthest behind: what the call still waits for. */
export function slowestCrew(incident: IncidentState): IncidentState["assignments"][number] | null {
  const order = ["dispatched", "signed", "en-route", "on-scene", "handling"];
  const active = incident.assignments.filter(({ step }) => isActiveStep(step));
  const sorted = [...active].sort((a, b) => order.indexOf(a.step) - order.indexOf(b.step));
  return sorted[0] ?? null;
}

/** A call that no crew has signed for: it needs a person at the desk. */
export function isUnsigned({ stage }: IncidentState): boolean {
  return stage === "received" || stage === "dispatched";
}

/** A clock of the kind of case, as it stands. */
export type CaseClock = StageTimer & {
  readonly clock: TemplateClock;
  readonly since: Moment;
  /** Its end was entered: it stands still. */
  readonly stopped: boolean;
};

/** Every clock of a call's template whose beginning is known. */
export function caseClocks(incident: IncidentState, now: Moment): readonly CaseClock[] {
  const { template } = incident;
  if (template === null) return [];
  return TEMPLATES[template.name].clocks.flatMap((clock) => {
    const since = clockStart(incident, clock, now);
    if (since === null) return [];
    const end = template.values[clock.until];
    const stopped = typeof end === "number";
    const until = stopped ? { at: epochMs(end), steady: null } : now;
    const from = stopped ? { at: since.at, steady: null } : since;
    const seconds = secondsBetween(from, until);
    const lateness = latenessOf(seconds, clock.amberSeconds, clock.redSeconds);
    return [{ clock, since, stopped, seconds, lateness, limit: clock.redSeconds }];
  });
}

function clockStart(incident: IncidentState, clock: TemplateClock, now: Moment): Moment | null {
  if (clock.from === "reported") return incident.openedAt;
  const value = incident.template?.values[clock.from];
  if (typeof value !== "number") return null;
  // A time that a person typed is of the wall's clock; what passed since is read from it once.
  return { at: epochMs(Math.min(value, now.at)), steady: null };
}

function firstSent(incident: IncidentState): Moment | null {
  return firstStep(incident, "dispatched");
}

function firstStep(incident: IncidentState, step: IncidentStage): Moment | null {
  const { openedAt, assignments } = incident;
  let first: Moment | null = null;
  for (const { steps } of assignments) {
    for (const entry of steps) {
      if (entry.step !== step || entry.at < openedAt.at) continue;
      if (first === null || entry.at < first.at) first = entry;
    }
  }
  return first;
}

function etaOf(incident: IncidentState): number | null {
  const active = incident.assignments.filter(({ step }) => isActiveStep(step));
  const etas = active.flatMap(({ eta }) => (eta === null ? [] : [Number(eta)]));
  return etas.length === 0 ? null : Math.min(...etas);
}

function isTimed(stage: IncidentStage): stage is TimedStage {
  return TIMED_STAGES.some((name) => name === stage);
}

function latenessOf(seconds: number, amber: number, red: number): Lateness {
  return seconds >= red ? "overdue" : seconds >= amber ? "late" : "fine";
}
