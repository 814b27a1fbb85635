import type { WallEvent } from "../events/event.ts";
import type { LoggedEvent } from "../events/logged-event.ts";
import type { Risk } from "../model/risk.ts";
import type { EpochMs } from "../units/quantity.ts";
import type { Fold } from "./fold.ts";

export type Evidence = {
  readonly id: string;
  readonly text: string;
  readonly reference: string;
  readonly by: string;
  readonly at: EpochMs;
};

type Signature = { readonly by: string; readonly at: EpochMs };

/** From when it came on the list until it went off it. */
export type RiskRound = {
  readonly from: EpochMs;
  /** Null: it is on the list. */
  readonly to: EpochMs | null;
  /** Oldest first. */
  readonly evidence: readonly Evidence[];
  /** Null: nobody answers for all of the evidence. */
  readonly signature: Signature | null;
};

/** What became of a risk, by whom. */
export type RiskEntry = {
  readonly kind: Extract<WallEvent["kind"], `risk-${string}`>;
  readonly by: string;
  readonly at: EpochMs;
  /** The reason, the note, the text of the evidence; empty: its kind says all. */
  readonly detail: string;
};

export type RiskState = {
  readonly risk: Risk;
  readonly by: string;
  /** Oldest first; the last is the one that counts. */
  readonly rounds: readonly [RiskRound, ...RiskRound[]];
  readonly history: readonly RiskEntry[];
};

/** The history of a risk that goes back and forth for years; the log keeps all of it. */
const HISTORY_MAX = 500;
const DAY_MS = 86_400_000;
/** A risk that is due within this long is soon due. */
export const SOON_MS = 3 * DAY_MS;

export const foldRisk: Fold<RiskState> = (before, logged) => {
  const { event, stamp } = logged;
  if (event.kind === "risk-listed") {
    if (before !== null) return before;
    const { risk, at } = event;
    const history = [entryOf(logged, event.kind, { at, detail: "" })];
    return { risk, by: stamp.actor, rounds: [roundFrom(at)], history };
  }
  return before === null ? null : riskAfter(before, logged);
};

/** The round that counts now. */
export function lastRound({ rounds }: RiskState): RiskRound {
  return rounds.at(-1) ?? rounds[0];
}

export function isOpenRisk(state: RiskState): boolean {
  return lastRound(state).to === null;
}

/** How old a risk is: for how long it has been on the list in all and this time, and by how much
 *  it is over its date.  What is off the list ages no more. */
export type RiskAge = {
  readonly totalMs: number;
  readonly roundMs: number;
  readonly overdueMs: number;
  readonly lateness: "fine" | "soon" | "overdue";
};

export function riskAge(state: RiskState, now: number): RiskAge {
  const lasting = ({ from, to }: RiskRound) => Math.max(0, (to ?? now) - from);
  const last = lastRound(state);
  const until = last.to ?? now;
  const overdueMs = Math.max(0, until - state.risk.dueAt);
  const isSoon = last.to === null && state.risk.dueAt - until <= SOON_MS;
  return {
    totalMs: state.rounds.reduce((sum, round) => sum + lasting(round), 0),
    roundMs: lasting(last),
    overdueMs,
    lateness: overdueMs > 0 ? "overdue" : isSoon ? "soon" : "fine",
  };
}

function roundFrom(from: EpochMs): RiskRound {
  return { from, to: null, evidence: [], signature: null };
}

function riskAfter(before: RiskState, logged: LoggedEvent): RiskState {
  const { event, stamp } = logged;
  const by = stamp.actor;
  switch (event.kind) {
    case "risk-changed": {
      const { owner, dueAt, reason, at } = event;
      const after = { ...before, risk: { ...before.risk, owner, dueAt } };
      return withEntry(after, entryOf(logged, event.kind, { at, detail: reason }));
    }
    case "risk-evidenced": {
      const { evidenceId: id, text, reference, at } = event;
      const { evidence } = lastRound(before);
      if (evidence.some((known) => known.id === id)) return before;
      // Whoever signed before has not seen this.
      const change = { evidence: [...evidence, { id, text, reference, by, at }], signature: null };
      const entry = entryOf(logged, event.kind, { at, detail: text });
      return withEntry(withRound(before, change), entry);
    }
    case "risk-signed": {
      const { at } = event;
      const entry = entryOf(logged, event.kind, { at, detail: "" });
      return withEntry(withRound(before, { signature: { by, at } }), entry);
    }
    case "risk-closed": {
      if (!isOpenRisk(before)) return before;
      const entry = entryOf(logged, event.kind, { at: event.at, detail: event.note });
      return withEntry(withRound(before, { to: event.at }), entry);
    }
    case "risk-reopened": {
      if (isOpenRisk(before)) return before;
      const { at, dueAt, reason } = event;
      const [first, ...rest] = before.rounds;
      const risk = { ...before.risk, dueAt };
      const after: RiskState = { ...before, risk, rounds: [first, ...rest, roundFrom(at)] };
      return withEntry(after, entryOf(logged, event.kind, { at, detail: reason }));
    }
    default:
      return before;
  }
}

function withRound(state: RiskState, change: Partial<RiskRound>): RiskState {
  const last = state.rounds.length - 1;
  const [first, ...rest] = state.rounds.map((round, i) => {
    return i === last ? { ...round, ...change } : round;
  });
  return first === undefined ? state : { ...state, rounds: [first, ...rest] };
}

function withEntry(state: RiskState, entry: RiskEntry): RiskState {
  return { ...state, history: [...state.history, entry].slice(-HISTORY_MAX) };
}

function entryOf(
  { stamp }: LoggedEvent,
  kind: RiskEntry["kind"],
  of: { readonly at: EpochMs; readonly detail: string },
): RiskEntry {
  return { kind, by: stamp.actor, ...of };
}
