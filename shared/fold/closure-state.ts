import type { ClosedStretch } from "../model/closure.ts";
import type { TravelMode } from "../model/unit.ts";
import type { EpochMs } from "../units/quantity.ts";
import type { Fold } from "./fold.ts";

/** A street that somebody closed, and who opened it again. */
export type ClosureState = {
  readonly id: string;
  readonly stretches: readonly ClosedStretch[];
  /** Who may not be led there. */
  readonly modes: readonly TravelMode[];
  readonly reason: string;
  readonly by: string;
  readonly at: EpochMs;
  /** Null: it has no end of its own. */
  readonly until: EpochMs | null;
  /** By a person; one that ran out was opened by nobody. */
  readonly openedAt: EpochMs | null;
  readonly openedBy: string | null;
};

/** A closure that the streets of today have no street for, so that nothing goes around it. */
export type LostClosure = { readonly id: string; readonly name: string; readonly since: EpochMs };

export const foldClosure: Fold<ClosureState> = (before, { event, stamp }, id) => {
  if (event.kind === "street-closed") {
    if (before !== null) return before;
    const { stretches, modes, reason, until, at } = event;
    const opened = { openedAt: null, openedBy: null };
    return { id, stretches, modes, reason, by: stamp.actor, at, until, ...opened };
  }
  if (event.kind !== "street-opened" || before?.openedAt !== null) return before;
  return { ...before, openedAt: event.at, openedBy: stamp.actor };
};

/** `ran-out`: the time that a person set has passed, with nobody's doing. */
export function closurePhase(
  { openedAt, until }: Pick<ClosureState, "openedAt" | "until">,
  now: number,
): "closed" | "opened" | "ran-out" {
  if (openedAt !== null) return "opened";
  return until !== null && until <= now ? "ran-out" : "closed";
}

/** Closures in force, oldest first. */
export function closuresInForce(
  closures: Iterable<ClosureState>,
  now: number,
): readonly ClosureState[] {
  const inForce = [...closures].filter((closure) => closurePhase(closure, now) === "closed");
  return inForce.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
}
