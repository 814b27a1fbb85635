import type { AlarmType } from "../model/alarm.ts";
import type { EpochMs } from "../units/quantity.ts";
import type { Fold } from "./fold.ts";

/** A rule by which alarms are counted and not shown. */
export type SuppressionState = {
  readonly id: string;
  readonly type: AlarmType;
  readonly source: string;
  readonly reason: string;
  readonly author: string;
  readonly at: EpochMs;
  readonly until: EpochMs;
  readonly liftedAt: EpochMs | null;
  readonly liftedBy: string | null;
};

export const foldSuppression: Fold<SuppressionState> = (before, { event, stamp }, id) => {
  if (event.kind === "suppression-set") {
    if (before !== null) return before;
    const { type, source, reason, until, at } = event;
    const author = stamp.actor;
    return { id, type, source, reason, author, at, until, liftedAt: null, liftedBy: null };
  }
  if (event.kind !== "suppression-lifted" || before === null) return before;
  return { ...before, liftedAt: event.at, liftedBy: stamp.actor };
};

export function isInForce(rule: SuppressionState, now: EpochMs): boolean {
  return rule.liftedAt === null && rule.until > now;
}
