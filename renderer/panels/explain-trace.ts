import { closurePhase } from "../../shared/fold/closure-state.ts";
import { lastRound } from "../../shared/fold/risk-state.ts";
import { leadingSighting } from "../../shared/fold/ring-state.ts";
import type { WallState } from "../../shared/fold/wall-state.ts";
import { unreachable } from "../../shared/kit/assert.ts";
import type { EntityKind } from "../../shared/model/entity-key.ts";

/** Where what is shown of a thing comes from, when that was, and who changed it last. */
export type Trace = {
  /** A source or another body; null: this station's own log. */
  readonly source: string | null;
  /** The time that its content speaks of; null: it has none. */
  readonly contentAt: number | null;
  /** Null: nobody but the source. */
  readonly changed: { readonly by: string; readonly at: number | null } | null;
  /** What was said as the reason, or the text it came with; empty: nothing. */
  readonly reason: string;
  /** Until when it counts; null: it has no end. */
  readonly until: number | null;
};

/** Kinds that have facts of their own: position, heartbeat, stage. */
export type TracedKind = Exclude<
  EntityKind,
  "incident" | "unit" | "camera" | "checkpoint" | "base-station" | "post"
>;

/** The same for every kind that is known by what was written of it.  Null: nothing was. */
export function traceOf(wall: WallState, kind: TracedKind, id: string, now: number): Trace | null {
  switch (kind) {
    case "risk":
      return riskTrace(wall, id);
    case "alarm":
      return alarmTrace(wall, id);
    case "marking":
      return markingTrace(wall, id);
    case "closure":
      return closureTrace(wall, id, now);
    case "ring":
      return ringTrace(wall, id);
    case "alert":
    case "behaviour":
    case "hit":
    case "watch":
      return guardTrace(wall, kind, id);
    case "issue":
      return issueTrace(wall, id);
    case "handoff":
    case "push":
    case "partner":
    case "roster":
      return outsideTrace(wall, kind, id);
    case "area":
    case "import":
    case "source":
    case "layout":
    case "scene":
      return filedTrace(wall, kind, id);
    case "plan":
    case "night":
    case "suppression":
    case "setting":
    case "muster":
    case "tour":
    case "gathering":
      return orderedTrace(wall, kind, id);
    default:
      return unreachable(kind);
  }
}

const NOTHING = { source: null, contentAt: null, changed: null, reason: "", until: null } as const;

function alarmTrace({ alarm }: WallState, id: string): Trace | null {
  const state = alarm.get(id);
  if (state === undefined) return null;
  const { source, since: contentAt, text: reason, acknowledged, history, shelf } = state;
  const last = history.at(-1);
  const changed = last === undefined ? acknowledged : { by: last.actor, at: last.at };
  return { source, contentAt, reason, changed, until: shelf?.until ?? null };
}

function riskTrace({ risk }: WallState, id: string): Trace | null {
  const state = risk.get(id);
  if (state === undefined) return null;
  const last = state.history.at(-1);
  const [contentAt, reason] = [lastRound(state).from, last?.detail ?? ""];
  return { ...NOTHING, contentAt, changed: last ?? null, reason, until: state.risk.dueAt };
}

function closureTrace({ closure }: WallState, id: string, now: number): Trace | null {
  const state = closure.get(id);
  if (state === undefined) return null;
  const { at: contentAt, by, reason, until, openedAt, openedBy } = state;
  const isOpened = closurePhase(state, now) === "opened";
  const changed = isOpened ? { by: openedBy ?? "", at: openedAt } : { by, at: contentAt };
  return { ...NOTHING, contentAt, changed, reason, until };
}

function markingTrace({ marking }: WallState, id: string): Trace | null {
  const state = marking.get(id);
  if (state === undefined) return null;
  const { at: contentAt, by, erasedAt, erasedBy } = state;
  const changed = { by: erasedBy ?? by, at: erasedAt ?? contentAt };
  return { ...NOTHING, contentAt, changed, until: erasedAt };
}

function ringTrace({ ring }: WallState, id: string): Trace | null {
  const state = ring.get(id);
  if (state === undefined) return null;
  const sighting = leadingSighting(state);
  const last = state.sightings.at(-1);
  const changed = { by: last?.by ?? state.by, at: last?.at ?? state.at };
  return { ...NOTHING, contentAt: sighting?.seen.to ?? null, changed };
}

function guardTrace(
  wall: WallState,
  kind: "alert" | "behaviour" | "hit" | "watch",
  id: string,
): Trace | null {
  if (kind === "watch") {
    const state = wall.watch.get(id);
    if (state === undefined) return null;
    const { watch, by, at, dropped } = state;
    const changed = dropped ?? { by, at };
    const reason = dropped?.reason ?? watch.reason;
    return { source: watch.source, contentAt: at, changed, reason, until: watch.expiresAt };
  }
  if (kind === "alert") {
    const state = wall.alert.get(id);
    if (state === undefined) return null;
    const { alert, decisions } = state;
    const source = alert.origin.kind === "source" ? alert.origin.sourceId : null;
    const { capturedAt: contentAt, reason, expiresAt: until } = alert;
    return { source, contentAt, changed: decisions.at(-1) ?? null, reason, until };
  }
  const state = kind === "hit" ? wall.hit.get(id) : wall.behaviour.get(id);
  if (state === undefined) return null;
  const card = "hit" in state ? state.hit : state.card;
  const { sourceId: source, capturedAt: contentAt, expiresAt: until } = card;
  return { source, contentAt, changed: state.judged, reason: "", until };
}

function issueTrace({ issue }: WallState, id: string): Trace | null {
  const state = issue.get(id);
  if (state === undefined) return null;
  const { unitId: source, saidAt: contentAt } = state.issue;
  const { settled } = state;
  return { source, contentAt, changed: settled, reason: settled?.reason ?? "", until: null };
}

function outsideTrace(
  wall: WallState,
  kind: "handoff" | "push" | "partner" | "roster",
  id: string,
): Trace | null {
  if (kind === "handoff") {
    const state = wall.handoff.get(id);
    if (state === undefined) return null;
    const { handoff, answers, recalled, by } = state;
    const changed = recalled ?? answers.at(-1) ?? { by, at: handoff.at };
    const reason = recalled?.reason ?? answers.at(-1)?.reason ?? "";
    return { ...NOTHING, source: handoff.partnerId, contentAt: handoff.at, changed, reason };
  }
  if (kind === "push") {
    const level = wall.push.get(id)?.levels.at(-1);
    if (level === undefined) return null;
    return { ...NOTHING, contentAt: level.at, changed: level, reason: level.why ?? "" };
  }
  if (kind === "partner") {
    const state = wall.partner.get(id);
    if (state === undefined) return null;
    return { ...NOTHING, source: id, reason: state.openReason };
  }
  const rollup = wall.roster.get(id)?.rollups.at(-1);
  return wall.roster.has(id) ? { ...NOTHING, source: id, contentAt: rollup?.at ?? null } : null;
}

function filedTrace(
  wall: WallState,
  kind: "area" | "import" | "source" | "layout" | "scene",
  id: string,
): Trace | null {
  if (kind === "area") {
    const state = wall.area.get(id);
    if (state === undefined) return null;
    return { ...NOTHING, source: state.asset.source, contentAt: state.importedAt };
  }
  if (kind === "import") {
    const state = wall.import.get(id);
    if (state === undefined) return null;
    const { file, at } = state.report;
    return { ...NOTHING, source: file, contentAt: at, changed: { by: state.by, at } };
  }
  const by = wall[kind].get(id)?.by;
  return by === undefined ? null : { ...NOTHING, changed: { by, at: null } };
}

function orderedTrace(
  wall: WallState,
  kind: "plan" | "night" | "suppression" | "setting" | "muster" | "tour" | "gathering",
  id: string,
): Trace | null {
  if (kind === "suppression") {
    const state = wall.suppression.get(id);
    if (state === undefined) return null;
    const { at: contentAt, author, reason, until, liftedAt, liftedBy } = state;
    const changed = { by: liftedBy ?? author, at: liftedAt ?? contentAt };
    return { ...NOTHING, contentAt, changed, reason, until };
  }
  if (kind === "setting") {
    const state = wall.setting.get(id);
    const made = state?.kind === "tags" ? state.proposed.at(-1) : state;
    return made === undefined ? null : { ...NOTHING, contentAt: made.at, changed: made };
  }
  if (kind === "muster") {
    const state = wall.muster.get(id);
    if (state === undefined) return null;
    const { by, called, text: reason, endedAt: until } = state;
    return { ...NOTHING, contentAt: called.at, changed: { by, at: called.at }, reason, until };
  }
  const of = {
    plan: wall.plan,
    night: wall.night,
    tour: wall.tour,
    gathering: wall.gathering,
  } as const;
  const state = of[kind].get(id);
  if (state === undefined) return null;
  const { by, at, endedAt } = state;
  return { ...NOTHING, contentAt: at, changed: { by, at }, until: endedAt };
}
