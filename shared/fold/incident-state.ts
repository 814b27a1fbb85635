import type {
  AssignmentStep,
  IncidentReport,
  IncidentResult,
  IncidentStage,
} from "../model/incident.ts";
import type { EventKind } from "../events/event.ts";
import type { LoggedEvent } from "../events/logged-event.ts";
import type { EpochMs, Seconds } from "../units/quantity.ts";
import type { Fold } from "./fold.ts";

/** One unit's way through one incident; each step keeps its first time. */
export type Assignment = {
  readonly unitId: string;
  readonly step: AssignmentStep;
  readonly eta: Seconds | null;
  readonly steps: readonly { readonly step: AssignmentStep; readonly at: EpochMs }[];
};

export type TimelineEntry = {
  readonly at: EpochMs;
  readonly kind: EventKind;
  readonly actor: string;
  /** The terminal it was written at: a station's id. */
  readonly terminal: string;
  readonly unitId: string | null;
  readonly step: string | null;
  readonly text: string;
};

export type IncidentState = {
  readonly report: IncidentReport;
  readonly stage: IncidentStage;
  readonly stageSince: EpochMs;
  readonly assignments: readonly Assignment[];
  readonly result: IncidentResult | null;
  readonly timeline: readonly TimelineEntry[];
};

export const foldIncident: Fold<IncidentState> = (before, logged) => {
  const { event } = logged;
  if (event.kind === "incident-reported") {
    if (before !== null) return before;
    const { report } = event;
    const at = report.reportedAt;
    const timeline = [entryOf(logged, at, { text: report.text })];
    return { report, stage: "received", stageSince: at, assignments: [], result: null, timeline };
  }
  return before === null ? null : incidentAfter(before, logged);
};

/** Steps that a unit may be on while it still works on the incident. */
export function isActiveStep(step: AssignmentStep): boolean {
  return step !== "cleared" && step !== "withdrawn";
}

export function isOpenStage(stage: IncidentStage): boolean {
  return stage !== "reviewed" && stage !== "archived" && stage !== "cancelled";
}

function incidentAfter(before: IncidentState, logged: LoggedEvent): IncidentState {
  const { event } = logged;
  switch (event.kind) {
    case "incident-located": {
      const { lngLat, address, at } = event;
      const position = { kind: "located", lngLat, raw: lngLat, crs: "wgs84" } as const;
      const report = { ...before.report, position, address };
      return withEntry({ ...before, report }, entryOf(logged, at, { text: address }));
    }
    case "unit-dispatched":
      return assignmentAfter(before, logged, { ...event, step: "dispatched" });
    case "assignment-advanced":
      return assignmentAfter(before, logged, { ...event, eta: null });
    case "incident-fed-back": {
      const entry = entryOf(logged, event.at, { step: event.result, text: event.text });
      const fedBack = { ...before, result: event.result };
      return withEntry(staged(fedBack, "fed-back", event.at), entry);
    }
    case "incident-closed":
    case "incident-reopened": {
      const entry = entryOf(logged, event.at, { step: event.stage, text: event.reason });
      return withEntry(staged(before, event.stage, event.at), entry);
    }
    default:
      return before;
  }
}

type Advance = {
  readonly unitId: string;
  readonly step: AssignmentStep;
  readonly eta: Seconds | null;
  readonly at: EpochMs;
};

function assignmentAfter(before: IncidentState, logged: LoggedEvent, advance: Advance) {
  const { unitId, step, at } = advance;
  const known = before.assignments.find((assignment) => assignment.unitId === unitId);
  const steps = [...(known?.steps ?? []), { step, at }];
  const next = { unitId, step, eta: advance.eta ?? known?.eta ?? null, steps };
  const others = before.assignments.filter((assignment) => assignment.unitId !== unitId);
  const assignments = [...others, next];
  const entry = entryOf(logged, at, { unitId, step });
  const moved = withEntry({ ...before, assignments }, entry);
  return isOpenStage(before.stage) ? staged(moved, stageOf(before.stage, assignments), at) : moved;
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

function staged(state: IncidentState, stage: IncidentStage, at: EpochMs): IncidentState {
  return state.stage === stage ? state : { ...state, stage, stageSince: at };
}

function withEntry(state: IncidentState, entry: TimelineEntry): IncidentState {
  return { ...state, timeline: [...state.timeline, entry] };
}

type EntryDetail = Partial<Pick<TimelineEntry, "unitId" | "step" | "text">>;

function entryOf({ event, stamp }: LoggedEvent, at: EpochMs, detail: EntryDetail): TimelineEntry {
  return {
    at,
    kind: event.kind,
    actor: stamp.actor,
    terminal: stamp.station,
    unitId: detail.unitId ?? null,
    step: detail.step ?? null,
    text: detail.text ?? "",
  };
}
