import type { BehaviourCard, BehaviourReason, Verdict } from "../model/behaviour.ts";
import type { EpochMs } from "../units/quantity.ts";
import type { Fold } from "./fold.ts";

export type BehaviourState = {
  readonly card: BehaviourCard;
  readonly takenAt: EpochMs;
  /** Null: nobody has said what it was. */
  readonly judged: {
    readonly verdict: Verdict;
    readonly reason: BehaviourReason;
    readonly by: string;
    readonly at: EpochMs;
  } | null;
  /** The alert that its confirmation made. */
  readonly alertId: string | null;
  readonly expiredAt: EpochMs | null;
};

export const foldBehaviour: Fold<BehaviourState> = (before, { event, stamp }) => {
  if (event.kind === "behaviour-taken") {
    if (before !== null) return before;
    const { card, at: takenAt } = event;
    return { card, takenAt, judged: null, alertId: null, expiredAt: null };
  }
  if (before === null) return null;
  if (event.kind === "behaviour-judged") {
    // Two who judge at once: the first stands.
    if (before.judged !== null) return before;
    const { verdict, reason, at, alertId } = event;
    return { ...before, judged: { verdict, reason, by: stamp.actor, at }, alertId };
  }
  if (event.kind === "behaviour-expired" && before.judged === null && before.expiredAt === null) {
    return { ...before, expiredAt: event.at };
  }
  return before;
};

/** Waits for somebody to say what it was. */
export function isUnjudged({ judged, expiredAt, card }: BehaviourState, now: number): boolean {
  return judged === null && expiredAt === null && now < card.expiresAt;
}

export type FalseAlarms = {
  readonly cameraId: string;
  readonly confirmed: number;
  readonly rejected: number;
  /** Nobody said in time. */
  readonly lapsed: number;
  /** Rejected over confirmed and rejected; null: nobody has judged one. */
  readonly rate: number | null;
};

/** How often each camera was wrong, by what people said; the most often wrong first. */
export function falseAlarmsOf(states: Iterable<BehaviourState>): readonly FalseAlarms[] {
  const counts = new Map<string, { confirmed: number; rejected: number; lapsed: number }>();
  for (const { card, judged, expiredAt } of states) {
    const count = counts.get(card.cameraId) ?? { confirmed: 0, rejected: 0, lapsed: 0 };
    if (judged !== null) count[judged.verdict]++;
    else if (expiredAt !== null) count.lapsed++;
    counts.set(card.cameraId, count);
  }
  const rows = [...counts].map(([cameraId, count]) => {
    const judged = count.confirmed + count.rejected;
    return { cameraId, ...count, rate: judged === 0 ? null : count.rejected / judged };
  });
  return rows.sort((a, b) => (b.rate ?? -1) - (a.rate ?? -1) || b.rejected - a.rejected);
}
