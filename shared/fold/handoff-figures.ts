import { isBackStage, isEndedStage, isUnacceptedStage } from "../model/handoff.ts";
import type { HandoffLimit } from "../model/handoff.ts";
import type { PushLane } from "../model/push.ts";
import type { EpochMs } from "../units/quantity.ts";
import { answeredAt } from "./handoff-state.ts";
import type { HandoffState } from "./handoff-state.ts";
import type { IncidentState } from "./incident-state.ts";

/** A stretch of time: from, and before until. */
export type Span = { readonly from: EpochMs; readonly until: EpochMs };

export type PushFigures = {
  /** Items sent. */
  readonly pushed: number;
  readonly received: number;
  readonly signed: number;
  readonly acted: number;
  /** Fed back: the loop is closed. */
  readonly closed: number;
  /** Items that passed a limit. */
  readonly overdue: number;
};

/** Closed-loop counts of the items of one lane that were sent in a span. */
export function pushFigures(
  handoffs: Iterable<HandoffState>,
  lane: PushLane,
  { from, until }: Span,
): PushFigures {
  const figures = { pushed: 0, received: 0, signed: 0, acted: 0, closed: 0, overdue: 0 };
  for (const state of handoffs) {
    const { purpose, at } = state.handoff;
    if (purpose.kind !== "push" || purpose.lane !== lane || at < from || at >= until) continue;
    figures.pushed++;
    if (isAnswered(state, ["received", "accepted", "acted", "closed"])) figures.received++;
    if (isAnswered(state, ["accepted", "acted", "closed"])) figures.signed++;
    if (isAnswered(state, ["acted", "closed"])) figures.acted++;
    if (state.stage === "closed") figures.closed++;
    if (state.overdue.length > 0) figures.overdue++;
  }
  return figures;
}

export type DiversionFigures = {
  /** Calls taken in the span. */
  readonly calls: number;
  /** Of these, calls that were diverted at least once. */
  readonly diverted: number;
  /** Diversions of these calls, however often each. */
  readonly diversions: number;
  /** Diversions that came back: refused, returned or taken back. */
  readonly bounced: number;
  readonly unaccepted: number;
};

/** Diverted calls over calls, and bounces over diversions, of calls taken in a span. */
export function diversionFigures(
  incidents: ReadonlyMap<string, IncidentState>,
  handoffs: Iterable<HandoffState>,
  { from, until }: Span,
): DiversionFigures {
  const taken = (id: string | null): boolean => {
    const at = id === null ? undefined : incidents.get(id)?.report.reportedAt;
    return at !== undefined && at >= from && at < until;
  };
  let calls = 0;
  for (const { report } of incidents.values()) if (taken(report.id)) calls++;
  const diverted = new Set<string>();
  let [diversions, bounced, unaccepted] = [0, 0, 0];
  for (const { handoff, stage } of handoffs) {
    const { incidentId, purpose } = handoff;
    if (purpose.kind !== "divert" || incidentId === null || !taken(incidentId)) continue;
    diverted.add(incidentId);
    diversions++;
    if (isBackStage(stage)) bounced++;
    if (isUnacceptedStage(stage)) unaccepted++;
  }
  return { calls, diverted: diverted.size, diversions, bounced, unaccepted };
}

/** What has passed a limit by now and was not yet told, oldest first. */
export function dueLimitsOf(
  handoffs: Iterable<HandoffState>,
  now: EpochMs,
): readonly { readonly handoffId: string; readonly limit: HandoffLimit; readonly at: EpochMs }[] {
  const due: { handoffId: string; limit: HandoffLimit; at: EpochMs }[] = [];
  for (const state of handoffs) {
    const limit = dueLimitOf(state, now);
    if (limit === null) continue;
    const { id, acceptBy, closeBy } = state.handoff;
    due.push({ handoffId: id, limit, at: limit === "accept" ? acceptBy : closeBy });
  }
  return due.sort((a, b) => a.at - b.at);
}

/** The limit that an item has passed and that is not told yet; null: none. */
export function dueLimitOf(state: HandoffState, now: EpochMs): HandoffLimit | null {
  const { handoff, stage, overdue } = state;
  const told = (limit: HandoffLimit): boolean => overdue.some((one) => one.limit === limit);
  if (isEndedStage(stage)) return null;
  if (isUnacceptedStage(stage)) {
    return now > handoff.acceptBy && !told("accept") ? "accept" : null;
  }
  return now > handoff.closeBy && !told("close") ? "close" : null;
}

function isAnswered(state: HandoffState, answers: Parameters<typeof answeredAt>[1]): boolean {
  return answeredAt(state, answers) !== null;
}
