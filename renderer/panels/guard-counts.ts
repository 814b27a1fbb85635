import { alertStageOf, isUndecided } from "../../shared/fold/alert-state.ts";
import { isUnjudged } from "../../shared/fold/behaviour-state.ts";
import { isUnchecked } from "../../shared/fold/hit-state.ts";
import { waitingIssues } from "../../shared/fold/issue-state.ts";
import { routesFor } from "../../shared/fold/alert-routes.ts";
import { goldenStripOf } from "../../shared/fold/golden-minutes.ts";
import type { WallState } from "../../shared/fold/wall-state.ts";
import { epochMs } from "../../shared/units/quantity.ts";
import type { GuardView } from "./guard-view.ts";

/** How many of each list wait for somebody to look. */
export function guardWaiting(wall: WallState, now: number): Readonly<Record<GuardView, number>> {
  const alerts = [...wall.alert.values()].filter((state) => {
    return isUndecided(alertStageOf(wall.handoff, state, epochMs(Math.max(0, now))));
  });
  return {
    alerts: alerts.length,
    behaviours: [...wall.behaviour.values()].filter((state) => isUnjudged(state, now)).length,
    hits: [...wall.hit.values()].filter((state) => isUnchecked(state, now)).length,
    checkpoints: 0,
    issues: waitingIssues(wall.issue.values()).length,
  };
}

/** A count, and the age of the oldest in it, seconds; null: there is none. */
export type Counted = { readonly count: number; readonly oldest: number | null };

export type GuardCounts = {
  readonly undecided: Counted;
  readonly unrouted: Counted;
  readonly unsigned: Counted;
  readonly running: Counted;
  readonly done: number;
  /** Seconds; null: nothing was done today. */
  readonly median: number | null;
};

/** How many alerts stand where, and for how long: what a wall shows of them. */
export function guardCounts(wall: WallState, now: number, dayStart: number): GuardCounts {
  const ages = {
    undecided: new Array<number>(),
    unrouted: new Array<number>(),
    unsigned: new Array<number>(),
    running: new Array<number>(),
  };
  const totals: number[] = [];
  for (const state of wall.alert.values()) {
    const stage = alertStageOf(wall.handoff, state, epochMs(Math.max(0, now)));
    const age = (now - state.alert.capturedAt) / 1000;
    if (isUndecided(stage)) {
      ages.undecided.push(age);
      if (routesFor(wall, state.alert).length === 0) ages.unrouted.push(age);
    } else if (stage === "sent") {
      const sentAt = wall.handoff.get(state.handoffIds.at(-1) ?? "")?.handoff.at ?? now;
      ages.unsigned.push((now - sentAt) / 1000);
    } else if (stage === "signed" || stage === "on-scene") ages.running.push(age);
    else if (stage === "done") {
      const strip = goldenStripOf(wall, state);
      const endedAt = strip.steps.at(-1)?.at ?? 0;
      if (endedAt >= dayStart) totals.push(strip.total);
    }
  }
  return {
    undecided: counted(ages.undecided),
    unrouted: counted(ages.unrouted),
    unsigned: counted(ages.unsigned),
    running: counted(ages.running),
    done: totals.length,
    median: middle(totals),
  };
}

function counted(ages: readonly number[]): Counted {
  return { count: ages.length, oldest: ages.length === 0 ? null : Math.max(...ages) };
}

function middle(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  const [upper, lower] = [sorted[half], sorted[half - 1]];
  if (upper === undefined) return null;
  return sorted.length % 2 === 1 || lower === undefined ? upper : (upper + lower) / 2;
}
