import type { Command } from "../commands/command.ts";
import type { WallEvent } from "../events/event.ts";
import { dueLimitOf } from "../fold/handoff-figures.ts";
import { isKnownAnswer } from "../fold/handoff-state.ts";
import type { HandoffState } from "../fold/handoff-state.ts";
import { isOpenStage } from "../fold/incident-state.ts";
import { levelOf } from "../fold/push-state.ts";
import type { WallState } from "../fold/wall-state.ts";
import { err, ok } from "../kit/result.ts";
import { NEXT_ANSWERS, isBackStage, isEndedStage } from "../model/handoff.ts";
import type { HandoffStage } from "../model/handoff.ts";
import type { HandoffPayload } from "../model/handoff-payload.ts";
import type { Decision, DecisionContext } from "./decision.ts";
import { deliveredEvent, eventsSending, fieldsOfIncident } from "./handoff-draft.ts";
import { openPartnerOf, payloadFor } from "./handoff-draft.ts";
import { chosenMediator, mediatorClocks } from "./mediator-rules.ts";

type Of<Kind extends Command["kind"]> = Extract<Command, { kind: Kind }>;

export function handOff(
  wall: WallState,
  command: Of<"hand-off">,
  context: DecisionContext,
): Decision {
  const { incidentId, partnerId, fields } = command;
  if (incidentId !== null && !wall.incident.has(incidentId)) {
    return err({ kind: "incident-unknown", incidentId });
  }
  const open = openPartnerOf(wall, partnerId);
  if (!open.ok) return open;
  const same = openItemsOf(wall, incidentId).find(({ handoff }) => {
    if (handoff.partnerId !== partnerId || handoff.purpose.kind === "push") return false;
    // One bank may be asked to stop several accounts of a case.
    return accountOf(handoff.payload) === (fields["account"] ?? null);
  });
  if (same !== undefined) return err({ kind: "handoff-open", thing: open.value.partner.name });
  const { partner } = open.value;
  const chosen = chosenMediator(wall, partner, command, context.now);
  if (!chosen.ok) return chosen;
  const mediator = chosen.value;
  const level = incidentId === null ? null : levelOf(wall.push.get(incidentId));
  const known = {
    ...(incidentId === null ? {} : fieldsOfIncident(wall, incidentId)),
    ...(level === null ? {} : { level }),
    ...(mediator === null ? {} : { mediator }),
  };
  const payload = payloadFor(wall, partner, { known, written: fields });
  if (!payload.ok) return payload;
  const clocks = mediator === null ? {} : mediatorClocks(partner, mediator, context.now);
  const purpose = { kind: "task" } as const;
  const draft = { incidentId, purpose, payload: payload.value, ...clocks };
  return ok(eventsSending(open.value, [draft], context));
}

function accountOf(payload: HandoffPayload): string | null {
  return payload.for === "bank" ? (payload.account ?? null) : null;
}

/** Items of an incident that are still with somebody else. */
export function openItemsOf(wall: WallState, incidentId: string | null): readonly HandoffState[] {
  if (incidentId === null) return [];
  return [...wall.handoff.values()].filter(({ handoff, stage }) => {
    return handoff.incidentId === incidentId && !isEndedStage(stage);
  });
}

export function deliverHandoff(
  wall: WallState,
  command: Of<"deliver-handoff">,
  { now }: DecisionContext,
): Decision {
  const { handoffId, seq } = command;
  const state = wall.handoff.get(handoffId);
  if (state === undefined) return err({ kind: "handoff-unknown", thing: handoffId });
  const { partnerId } = state.handoff;
  const waiting = wall.partner.get(partnerId)?.queue.some((message) => {
    return message.handoffId === handoffId && message.seq === seq;
  });
  return ok(waiting === true ? [deliveredEvent({ id: handoffId, partnerId, seq }, now)] : []);
}

export function answerHandoff(
  wall: WallState,
  command: Of<"answer-handoff">,
  context: DecisionContext,
): Decision {
  const { handoffId, answer, reason, said } = command;
  const { now, actor } = context;
  const state = wall.handoff.get(handoffId);
  if (state === undefined) return err({ kind: "handoff-unknown", thing: handoffId });
  if (said === null) {
    const refused = refusedByHand(wall, state, command);
    if (refused !== null) return refused;
  } else if (actor.role !== "feed") {
    return err({ kind: "answer-by-line-only", thing: handoffId });
  }
  const seq = said?.seq ?? (state.answers.at(-1)?.seq ?? 0) + 1;
  const answerId = said?.answerId ?? `${handoffId}/${seq}`;
  if (isKnownAnswer(state, { answerId, seq })) return ok([]);
  const events = passedLimits(state, context);
  events.push({
    ...({ kind: "handoff-answered", v: 1, handoffId, answerId, seq, answer, reason } as const),
    ...{ saidAt: said?.at ?? now, at: now },
  });
  const isLast = state.answers.every((other) => other.seq < seq);
  if (state.recalled === null && isLast) {
    events.push(...eventsOfIncident(wall, state, { stage: answer, reason, now }));
  }
  return ok(events);
}

/** By hand goes what has no line, step by step; a partner with a line speaks for itself. */
function refusedByHand(wall: WallState, state: HandoffState, command: Of<"answer-handoff">) {
  const { answer, reason } = command;
  const { id, partnerId } = state.handoff;
  const partner = wall.partner.get(partnerId)?.partner;
  if (partner?.isLocal !== true) {
    return err({ kind: "answer-by-line-only", thing: partner?.name ?? id } as const);
  }
  const allowed = NEXT_ANSWERS[state.stage];
  if (!allowed.includes(answer)) {
    const from = state.stage;
    return err({ kind: "answer-out-of-order", from, asked: answer, allowed } as const);
  }
  if (isBackStage(answer) && reason.trim() === "") return err({ kind: "reason-missing" } as const);
  return null;
}

export function recallHandoff(
  wall: WallState,
  command: Of<"recall-handoff">,
  { now, station }: DecisionContext,
): Decision {
  const { handoffId, reason } = command;
  const state = wall.handoff.get(handoffId);
  if (state === undefined) return err({ kind: "handoff-unknown", thing: handoffId });
  if (isEndedStage(state.stage)) return err({ kind: "handoff-ended", thing: handoffId });
  if (reason.trim() === "") return err({ kind: "reason-missing" });
  const { partnerId } = state.handoff;
  const partner = wall.partner.get(partnerId);
  const seq = (partner?.lastSeq[station] ?? 0) + 1;
  const recalled: WallEvent = {
    ...{ kind: "handoff-recalled", v: 1, handoffId, partnerId, seq, reason, at: now },
  };
  const events: WallEvent[] = [recalled];
  if (partner?.partner?.isLocal === true) {
    events.push(deliveredEvent({ id: handoffId, partnerId, seq }, now));
  }
  events.push(...eventsOfIncident(wall, state, { stage: "recalled", reason, now }));
  return ok(events);
}

export function flagHandoff(
  wall: WallState,
  command: Of<"flag-handoff">,
  { now }: DecisionContext,
): Decision {
  const { handoffId, limit } = command;
  const state = wall.handoff.get(handoffId);
  if (state === undefined) return err({ kind: "handoff-unknown", thing: handoffId });
  if (dueLimitOf(state, now) !== limit) return ok([]);
  return ok([{ kind: "handoff-overdue", v: 1, handoffId, limit, at: now }]);
}

/** A limit that passed before the answer came was passed all the same. */
function passedLimits(state: HandoffState, { now }: DecisionContext): WallEvent[] {
  const limit = dueLimitOf(state, now);
  const { id: handoffId } = state.handoff;
  return limit === null ? [] : [{ kind: "handoff-overdue", v: 1, handoffId, limit, at: now }];
}

/** A diverted call is closed once it is accepted, and is live again as soon as it comes back. */
function eventsOfIncident(
  wall: WallState,
  { handoff }: HandoffState,
  of: {
    readonly stage: HandoffStage;
    readonly reason: string;
    readonly now: DecisionContext["now"];
  },
): WallEvent[] {
  const { incidentId, purpose, partnerId } = handoff;
  const incident = incidentId === null ? undefined : wall.incident.get(incidentId);
  if (purpose.kind !== "divert" || incidentId === null || incident === undefined) return [];
  const name = wall.partner.get(partnerId)?.partner?.name ?? partnerId;
  const about = { v: 1, incidentId, reason: `${name} ${of.reason}`.trim(), at: of.now } as const;
  const open = isOpenStage(incident.stage);
  if (isBackStage(of.stage)) {
    return open ? [] : [{ kind: "incident-reopened", ...about, stage: "received" }];
  }
  const taken = of.stage === "accepted" || of.stage === "acted" || of.stage === "closed";
  if (!taken || !open) return [];
  return [{ kind: "incident-closed", ...about, stage: "archived", unitIds: [] }];
}
