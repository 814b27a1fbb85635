import type { LoggedEvent } from "../events/logged-event.ts";
import { unreachable } from "../kit/assert.ts";
import type { BlindReason, ItemReason, LookOutcome, Tour, TourFindingType } from "../model/tour.ts";
import type { Moment } from "../units/moment.ts";
import type { EpochMs } from "../units/quantity.ts";
import { momentOf } from "./edge-moment.ts";
import type { Fold } from "./fold.ts";

/** Somebody who said to have looked. */
export type Look = {
  readonly outcome: LookOutcome;
  readonly blind: BlindReason | null;
  readonly seconds: number;
  readonly by: string;
  readonly at: EpochMs;
};

/** A stop that somebody has to see to; a stop of a run has one at most. */
export type TourItem = {
  readonly why: ItemReason;
  readonly at: EpochMs;
  /** Null: it is open.  An empty reason: it was looked at afterwards. */
  readonly settled: {
    readonly by: string;
    readonly at: EpochMs;
    readonly reason: string;
  } | null;
};

export type TourStop = {
  readonly cameraId: string;
  /** Oldest first. */
  readonly looks: readonly Look[];
  readonly item: TourItem | null;
};

export type TourFinding = {
  readonly cameraId: string;
  readonly type: TourFindingType;
  readonly note: string;
  readonly by: string;
  readonly at: EpochMs;
};

/** What one person has before the eye. */
export type Opening = {
  readonly by: string;
  readonly cameraId: string;
  readonly since: Moment;
  readonly blind: BlindReason | null;
};

export type TourRun = {
  /** When it was due. */
  readonly at: EpochMs;
  readonly until: EpochMs;
  /** Null: there is still time. */
  readonly closedAt: EpochMs | null;
  readonly lookSeconds: number;
  readonly stops: readonly TourStop[];
  readonly findings: readonly TourFinding[];
  readonly openings: readonly Opening[];
};

export type TourState = {
  readonly tour: Tour;
  readonly by: string;
  /** When it was last drawn up or changed. */
  readonly at: EpochMs;
  /** Null: it is due as its seasons say. */
  readonly endedAt: EpochMs | null;
  /** Oldest first. */
  readonly runs: readonly TourRun[];
};

/** Runs that are kept in sight once nothing of them is open; the log keeps all. */
export const RUNS_KEPT = 30;
/** However much is open: beyond this the oldest go. */
const RUNS_MAX = 120;
const LOOKS_MAX = 50;
const FINDINGS_MAX = 200;

export const foldTour: Fold<TourState> = (before, logged) => {
  const { event, stamp } = logged;
  if (event.kind === "tour-kept") {
    const { tour, at } = event;
    return { tour, by: stamp.actor, at, endedAt: null, runs: before?.runs ?? [] };
  }
  if (before === null) return null;
  switch (event.kind) {
    case "tour-ended":
      return { ...before, endedAt: before.endedAt ?? event.at };
    case "tour-run-began": {
      if (before.runs.some(({ at }) => at === event.runAt)) return before;
      const { runAt: at, until, lookSeconds } = event;
      const stops = event.cameraIds.map((cameraId) => ({ cameraId, looks: [], item: null }));
      const begun = { at, until, closedAt: null, lookSeconds, stops };
      const runs = [...before.runs, { ...begun, findings: [], openings: [] }];
      return { ...before, runs: keptRuns(runs.sort((a, b) => a.at - b.at)) };
    }
    case "tour-run-closed":
    case "tour-stop-opened":
    case "tour-stop-looked":
    case "tour-finding-noted":
    case "tour-item-settled": {
      const runs = before.runs.map((run) => {
        return run.at === event.runAt ? runAfter(run, logged, event) : run;
      });
      return { ...before, runs };
    }
    default:
      return before;
  }
};

export function isLooked({ looks }: TourStop, { closedAt }: TourRun): boolean {
  return looks.some(({ outcome, at }) => outcome === "looked" && (closedAt ?? Infinity) >= at);
}

/** How a stop of a run stands; what was missed stays so, however it was seen to. */
export function standingOf(stop: TourStop, run: TourRun): "waiting" | "looked" | ItemReason {
  if (isLooked(stop, run)) return "looked";
  return stop.item?.why ?? "waiting";
}

/** Stops that somebody has to see to. */
export function openStops(run: TourRun): readonly TourStop[] {
  return run.stops.filter(({ item }) => item !== null && item.settled === null);
}

/** What a person has before the eye now, of all tours: what was opened before is left. */
export function lastOpening(tours: Iterable<TourState>, by: string) {
  let last: { tour: Tour; run: TourRun; opening: Opening } | null = null;
  for (const { tour, runs } of tours) {
    for (const run of runs) {
      for (const opening of run.openings) {
        if (opening.by !== by || (last !== null && opening.since.at <= last.opening.since.at))
          continue;
        last = { tour, run, opening };
      }
    }
  }
  return last;
}

/** The stops that nobody has looked at, now that the time is over, and that have no item yet. */
export function missedStops(run: TourRun): readonly string[] {
  return run.stops.flatMap((stop) => {
    return stop.item === null && !isLooked(stop, run) ? [stop.cameraId] : [];
  });
}

type RunEvent = Extract<
  LoggedEvent["event"],
  {
    kind:
      | "tour-run-closed"
      | "tour-stop-opened"
      | "tour-stop-looked"
      | "tour-finding-noted"
      | "tour-item-settled";
  }
>;

function runAfter(run: TourRun, logged: LoggedEvent, event: RunEvent): TourRun {
  const by = logged.stamp.actor;
  if (event.kind === "tour-run-closed") {
    if (run.closedAt !== null) return run;
    const closed = { ...run, closedAt: event.at };
    const missed = new Set(event.missed);
    return stopsAfter(closed, (stop) => {
      const isMissed = missed.has(stop.cameraId) && stop.item === null && !isLooked(stop, closed);
      return isMissed ? { ...stop, item: { why: "missed", at: event.at, settled: null } } : stop;
    });
  }
  const { cameraId, at } = event;
  const others = run.openings.filter((opening) => opening.by !== by);
  switch (event.kind) {
    case "tour-stop-opened": {
      // Nobody looks at two waters at once: what was open before is not any more.
      const since = momentOf(logged, at);
      return { ...run, openings: [...others, { by, cameraId, since, blind: event.blind }] };
    }
    case "tour-stop-looked": {
      const { outcome, blind, seconds } = event;
      const look: Look = { outcome, blind, seconds, by, at };
      return stopsAfter({ ...run, openings: others }, (stop) => {
        return stop.cameraId === cameraId ? lookedAt(stop, run, look) : stop;
      });
    }
    case "tour-finding-noted": {
      const finding = { cameraId, type: event.type, note: event.note, by, at };
      return { ...run, findings: [...run.findings, finding].slice(-FINDINGS_MAX) };
    }
    case "tour-item-settled":
      return stopsAfter(run, (stop) => {
        return stop.cameraId === cameraId ? settled(stop, { by, at, reason: event.reason }) : stop;
      });
    default:
      return unreachable(event);
  }
}

function lookedAt(stop: TourStop, run: TourRun, look: Look): TourStop {
  const { outcome, by, at } = look;
  const after = { ...stop, looks: [...stop.looks, look].slice(-LOOKS_MAX) };
  if (outcome === "looked") return settled(after, { by, at, reason: "" });
  // Once somebody looked, a glance does no harm; and a stop has one item, however often.
  if (stop.item !== null || isLooked(stop, run)) return after;
  return { ...after, item: { why: outcome, at, settled: null } };
}

function settled(stop: TourStop, how: NonNullable<TourItem["settled"]>): TourStop {
  if (stop.item?.settled !== null) return stop;
  return { ...stop, item: { ...stop.item, settled: how } };
}

function stopsAfter(run: TourRun, change: (stop: TourStop) => TourStop): TourRun {
  return { ...run, stops: run.stops.map(change) };
}

/** The newest, and of the older ones those of which something is open. */
function keptRuns(runs: readonly TourRun[]): readonly TourRun[] {
  const newest = runs.length - RUNS_KEPT;
  return runs.filter((run, i) => i >= newest || openStops(run).length > 0).slice(-RUNS_MAX);
}
