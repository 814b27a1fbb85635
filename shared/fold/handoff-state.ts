import type { LoggedEvent } from "../events/logged-event.ts";
import type { Handoff, HandoffAnswer, HandoffLimit, HandoffStage } from "../model/handoff.ts";
import type { EpochMs } from "../units/quantity.ts";
import type { Fold } from "./fold.ts";

export type SaidAnswer = {
  readonly answerId: string;
  readonly seq: number;
  readonly answer: HandoffAnswer;
  readonly reason: string;
  readonly saidAt: EpochMs;
  readonly at: EpochMs;
  /** Who entered it: a partner's line, or a person. */
  readonly by: string;
};

export type HandoffState = {
  readonly handoff: Handoff;
  /** The station that sent it, which alone keeps its queue. */
  readonly station: string;
  readonly by: string;
  readonly stage: HandoffStage;
  readonly stageSince: EpochMs;
  /** When the partner's end took it; null: it still stands in the queue. */
  readonly deliveredAt: EpochMs | null;
  /** In the order of their numbers, each once, however they came. */
  readonly answers: readonly SaidAnswer[];
  readonly recalled: { readonly at: EpochMs; readonly by: string; readonly reason: string } | null;
  readonly overdue: readonly { readonly limit: HandoffLimit; readonly at: EpochMs }[];
};

export const foldHandoff: Fold<HandoffState> = (before, logged) => {
  const { event, stamp } = logged;
  if (event.kind === "handoff-sent") {
    if (before !== null) return before;
    const { handoff } = event;
    return {
      handoff,
      station: stamp.station,
      by: stamp.actor,
      stage: "queued",
      stageSince: handoff.at,
      deliveredAt: null,
      answers: [],
      recalled: null,
      overdue: [],
    };
  }
  return before === null ? null : handoffAfter(before, logged);
};

/** The first time an answer that means at least this much was said; null: not yet. */
export function answeredAt(state: HandoffState, answers: readonly HandoffAnswer[]): EpochMs | null {
  const said = state.answers.filter(({ answer }) => answers.includes(answer));
  return said.length === 0 ? null : said.reduce((a, b) => (b.at < a.at ? b : a)).at;
}

/** Why it came back, or what was said last. */
export function lastWordOf(state: HandoffState): string {
  return state.recalled?.reason ?? state.answers.at(-1)?.reason ?? "";
}

function handoffAfter(before: HandoffState, { event, stamp }: LoggedEvent): HandoffState {
  switch (event.kind) {
    case "handoff-delivered": {
      const isItem = event.seq === before.handoff.seq;
      if (!isItem || before.deliveredAt !== null) return before;
      return staged({ ...before, deliveredAt: event.at }, event.at);
    }
    case "handoff-answered": {
      if (isKnownAnswer(before, event)) return before;
      const { answerId, seq, answer, reason, saidAt, at } = event;
      const said: SaidAnswer = { answerId, seq, answer, reason, saidAt, at, by: stamp.actor };
      const answers = [...before.answers, said].sort((a, b) => a.seq - b.seq);
      return staged({ ...before, answers }, at);
    }
    case "handoff-recalled": {
      if (before.recalled !== null) return before;
      const recalled = { at: event.at, by: stamp.actor, reason: event.reason };
      return staged({ ...before, recalled }, event.at);
    }
    case "handoff-overdue": {
      const known = before.overdue.some(({ limit }) => limit === event.limit);
      if (known) return before;
      return { ...before, overdue: [...before.overdue, { limit: event.limit, at: event.at }] };
    }
    default:
      return before;
  }
}

/** The same answer again, or another under a number that is taken: the first stays. */
export function isKnownAnswer(
  { answers }: HandoffState,
  { answerId, seq }: { readonly answerId: string; readonly seq: number },
): boolean {
  return answers.some((said) => said.answerId === answerId || said.seq === seq);
}

/** What the police took back is theirs; else the partner's last word by number counts. */
function staged(state: HandoffState, at: EpochMs): HandoffState {
  const stage = stageOf(state);
  return stage === state.stage ? state : { ...state, stage, stageSince: at };
}

function stageOf({ recalled, answers, deliveredAt }: HandoffState): HandoffStage {
  if (recalled !== null) return "recalled";
  const last = answers.at(-1);
  if (last !== undefined) return last.answer;
  return deliveredAt === null ? "queued" : "sent";
}
