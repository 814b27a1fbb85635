import type { EventKind } from "../events/event.ts";
import type { LoggedEvent } from "../events/logged-event.ts";
import type { EdgeLink } from "../model/edge.ts";
import { withoutCaseBound } from "../model/incident-template.ts";
import type { IncidentTemplate, TemplateValues } from "../model/incident-template.ts";
import type {
  AssignmentStep,
  IncidentReport,
  IncidentResult,
  IncidentStage,
} from "../model/incident.ts";
import { isTag } from "../model/tag-vocabulary.ts";
import type { IncidentTag } from "../model/tag-vocabulary.ts";
import type { Moment, Steady } from "../units/moment.ts";
import type { EpochMs, Seconds } from "../units/quantity.ts";
import { momentOf, originOf } from "./edge-moment.ts";
import type { Fold } from "./fold.ts";

/** One unit's way through one incident; each step keeps its first time. */
export type Assignment = {
  readonly unitId: string;
  readonly step: AssignmentStep;
  readonly eta: Seconds | null;
  readonly steps: readonly (Moment & { readonly step: AssignmentStep })[];
};

/** One edge of the life cycle: what, when, by whom, from where. */
export type TimelineEntry = {
  readonly at: EpochMs;
  readonly kind: EventKind;
  readonly actor: string;
  /** The desk, window or terminal it was entered at; of older events, the station. */
  readonly terminal: string;
  readonly link: EdgeLink | null;
  /** When it was written, where that was kept. */
  readonly writtenAt: EpochMs | null;
  readonly unitId: string | null;
  readonly step: string | null;
  readonly text: string;
};

export type IncidentState = {
  readonly report: IncidentReport;
  readonly stage: IncidentStage;
  readonly stageSince: EpochMs;
  readonly stageSteady: Steady | null;
  /** When it began, or was taken up again. */
  readonly openedAt: Moment;
  readonly assignments: readonly Assignment[];
  readonly result: IncidentResult | null;
  readonly tags: readonly IncidentTag[];
  readonly template: { readonly name: IncidentTemplate; readonly values: TemplateValues } | null;
  /** The call it lives in while it is merged. */
  readonly mergedInto: string | null;
  /** Calls that live in this one. */
  readonly parts: readonly string[];
  readonly links: readonly string[];
  /** Calls that a person found to be another matter. */
  readonly declined: readonly string[];
  /** The scene waits for more units. */
  readonly backUp: { readonly unitId: string | null; readonly since: Moment } | null;
  /** A review sent it back to its feedback. */
  readonly returned: { readonly reason: string; readonly by: string; readonly at: EpochMs } | null;
  readonly timeline: readonly TimelineEntry[];
};

/** A call as it was just taken. */
export function newIncident(report: IncidentReport, openedAt: Moment): IncidentState {
  return {
    report,
    stage: "received",
    stageSince: openedAt.at,
    stageSteady: openedAt.steady,
    openedAt,
    assignments: [],
    result: null,
    tags: [],
    template: null,
    mergedInto: null,
    parts: [],
    links: [],
    declined: [],
    backUp: null,
    returned: null,
    timeline: [],
  };
}

export const foldIncident: Fold<IncidentState> = (before, logged, id) => {
  const { event } = logged;
  if (event.kind === "incident-reported") {
    if (before !== null) return before;
    const { report } = event;
    const moment = momentOf(logged, report.reportedAt);
    return withEntry(
      newIncident(report, moment),
      entryOf(logged, moment.at, { text: report.text }),
    );
  }
  return before === null ? null : incidentAfter(before, logged, id);
};

/** Steps that a unit may be on while it still works on the incident. */
export function isActiveStep(step: AssignmentStep): boolean {
  return step !== "cleared" && step !== "withdrawn";
}

/** Calls that still need somebody; a merged one lives in its parent. */
export function isOpenStage(stage: IncidentStage): boolean {
  return !["reviewed", "archived", "cancelled", "merged"].includes(stage);
}

/** When the present stage began, by both clocks. */
export function stageMoment({ stageSince, stageSteady }: IncidentState): Moment {
  return { at: stageSince, steady: stageSteady };
}

function incidentAfter(before: IncidentState, logged: LoggedEvent, id: string): IncidentState {
  const { event } = logged;
  switch (event.kind) {
    case "incident-located": {
      const { lngLat, address, at } = event;
      const position = { kind: "located", lngLat, raw: lngLat, crs: "wgs84" } as const;
      const report = { ...before.report, position, address };
      return withEntry({ ...before, report }, entryOf(logged, at, { text: address }));
    }
    case "unit-dispatched":
      return { ...assignmentAfter(before, logged, { ...event, step: "dispatched" }), backUp: null };
    case "assignment-advanced":
      return assignmentAfter(before, logged, { ...event, eta: null });
    case "back-up-asked": {
      const { unitId, text, at } = event;
      const backUp = { unitId, since: momentOf(logged, at) };
      return withEntry({ ...before, backUp }, entryOf(logged, at, { unitId, text }));
    }
    case "incident-fed-back": {
      const entry = entryOf(logged, event.at, { step: event.result, text: event.text });
      const fedBack = { ...before, result: event.result, returned: null };
      return withEntry(staged(fedBack, "fed-back", momentOf(logged, event.at)), entry);
    }
    case "incident-closed":
      return closedAfter(before, logged, event);
    case "incident-reopened":
      return reopenedAfter(before, logged, event);
    default:
      return besidesAfter(before, logged, id);
  }
}

/** What stands beside the way from the call to the close: merging, tags, answers. */
function besidesAfter(before: IncidentState, logged: LoggedEvent, id: string): IncidentState {
  const { event } = logged;
  switch (event.kind) {
    case "incident-merged":
    case "incident-split":
      return mergeAfter(before, logged, { event, id });
    case "incident-linked": {
      const other = event.incidentId === id ? event.otherId : event.incidentId;
      const links = withOne(before.links, other);
      return withEntry({ ...before, links }, entryOf(logged, event.at, { text: other }));
    }
    case "merge-declined": {
      const other = event.incidentId === id ? event.otherId : event.incidentId;
      const declined = withOne(before.declined, other);
      return withEntry({ ...before, declined }, entryOf(logged, event.at, { text: other }));
    }
    case "incident-tagged": {
      const { tag, present, at } = event;
      if (!isTag(tag)) return before;
      const others = before.tags.filter((name) => name !== tag);
      const tags = present ? [...others, tag] : others;
      const step = present ? "on" : "off";
      return withEntry({ ...before, tags }, entryOf(logged, at, { step, text: tag }));
    }
    case "template-filled": {
      const { template: name, values, at } = event;
      // The answers themselves stay out of the timeline: some leave with the case.
      const entry = entryOf(logged, at, { step: name });
      return withEntry({ ...before, template: { name, values } }, entry);
    }
    default:
      return before;
  }
}

type Of<Kind extends EventKind> = Extract<LoggedEvent["event"], { kind: Kind }>;

function closedAfter(before: IncidentState, logged: LoggedEvent, event: Of<"incident-closed">) {
  const { stage, reason, at } = event;
  const moment = momentOf(logged, at);
  const step: AssignmentStep = stage === "cancelled" ? "withdrawn" : "cleared";
  // The crews that it frees are no longer on it.
  const assignments = before.assignments.map((assignment) => {
    const freed = event.unitIds.includes(assignment.unitId) && isActiveStep(assignment.step);
    const steps = [...assignment.steps, { step, ...moment }];
    return freed ? { ...assignment, step, steps } : assignment;
  });
  const closed = staged({ ...before, assignments }, stage, moment);
  const kept = stage === "archived" ? wiped(closed) : closed;
  const entry = entryOf(logged, at, { step: stage, text: reason });
  return withEntry({ ...kept, backUp: null }, entry);
}

function reopenedAfter(before: IncidentState, logged: LoggedEvent, event: Of<"incident-reopened">) {
  const { stage, reason, at } = event;
  const moment = momentOf(logged, at);
  const again = staged(before, stage, moment);
  const entry = entryOf(logged, at, { step: stage, text: reason });
  if (stage === "received") return withEntry({ ...again, openedAt: moment }, entry);
  return withEntry({ ...again, returned: { reason, by: logged.stamp.actor, at } }, entry);
}

/** What belonged to the case alone leaves with it. */
function wiped(state: IncidentState): IncidentState {
  const { template } = state;
  if (template === null) return state;
  const values = withoutCaseBound(template.name, template.values);
  return { ...state, template: { ...template, values } };
}

function mergeAfter(
  before: IncidentState,
  logged: LoggedEvent,
  of: { readonly event: Of<"incident-merged"> | Of<"incident-split">; readonly id: string },
): IncidentState {
  const { event, id } = of;
  const merges = event.kind === "incident-merged";
  const text = event.kind === "incident-split" ? event.reason : "";
  if (event.parentId === id) {
    const parts = before.parts.filter((part) => part !== event.incidentId);
    const entry = entryOf(logged, event.at, { step: event.incidentId, text });
    return withEntry({ ...before, parts: merges ? [...parts, event.incidentId] : parts }, entry);
  }
  const entry = entryOf(logged, event.at, { step: event.parentId, text });
  const mergedInto = merges ? event.parentId : null;
  const declined = merges ? before.declined : withOne(before.declined, event.parentId);
  const moment = momentOf(logged, event.at);
  const moved = staged(before, merges ? "merged" : "received", moment);
  return withEntry({ ...moved, mergedInto, declined }, entry);
}

type Advance = {
  readonly unitId: string;
  readonly step: AssignmentStep;
  readonly eta: Seconds | null;
  readonly at: EpochMs;
};

function assignmentAfter(before: IncidentState, logged: LoggedEvent, advance: Advance) {
  const { unitId, step, at } = advance;
  const moment = momentOf(logged, at);
  const known = before.assignments.find((assignment) => assignment.unitId === unitId);
  const steps = [...(known?.steps ?? []), { step, ...moment }];
  const next = { unitId, step, eta: advance.eta ?? known?.eta ?? null, steps };
  const others = before.assignments.filter((assignment) => assignment.unitId !== unitId);
  const assignments = [...others, next];
  const entry = entryOf(logged, at, { unitId, step });
  const moved = withEntry({ ...before, assignments }, entry);
  if (!isOpenStage(before.stage)) return moved;
  return staged(moved, stageOf(before.stage, assignments), moment);
}

/** Order in which a call comes forward; feedback is entered by a person and not derived. */
const STEP_ORDER = ["dispatched", "signed", "en-route", "on-scene", "handling"] as const;

/** The furthest active unit leads; a call whose every unit was withdrawn waits again. */
function stageOf(stage: IncidentStage, assignments: readonly Assignment[]): IncidentStage {
  if (stage === "fed-back") return stage;
  const active = assignments.filter((assignment) => isActiveStep(assignment.step));
  const furthest = STEP_ORDER.findLast((step) => active.some((other) => other.step === step));
  if (furthest !== undefined) return furthest;
  return assignments.some((assignment) => assignment.step === "cleared") ? "handling" : "received";
}

function staged(state: IncidentState, stage: IncidentStage, since: Moment): IncidentState {
  if (state.stage === stage) return state;
  return { ...state, stage, stageSince: since.at, stageSteady: since.steady };
}

function withOne(list: readonly string[], one: string): readonly string[] {
  return list.includes(one) ? list : [...list, one];
}

function withEntry(state: IncidentState, entry: TimelineEntry): IncidentState {
  return { ...state, timeline: [...state.timeline, entry] };
}

type EntryDetail = Partial<Pick<TimelineEntry, "unitId" | "step" | "text">>;

function entryOf(logged: LoggedEvent, at: EpochMs, detail: EntryDetail): TimelineEntry {
  const { event, stamp } = logged;
  return {
    at,
    kind: event.kind,
    actor: stamp.actor,
    ...originOf(logged),
    unitId: detail.unitId ?? null,
    step: detail.step ?? null,
    text: detail.text ?? "",
  };
}
