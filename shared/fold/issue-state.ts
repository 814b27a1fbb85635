import { ISSUE_BURST } from "../model/issue.ts";
import type { Issue, IssueDeed } from "../model/issue.ts";
import type { EpochMs } from "../units/quantity.ts";
import type { Fold } from "./fold.ts";

export type IssueState = {
  readonly issue: Issue;
  readonly takenAt: EpochMs;
  /** Null: it waits for somebody to look at it. */
  readonly settled: {
    readonly deed: IssueDeed;
    readonly calledId: string | null;
    readonly reason: string;
    readonly by: string;
    readonly at: EpochMs;
  } | null;
  /** A picture came and is still there. */
  readonly hasPhoto: boolean;
};

export const foldIssue: Fold<IssueState> = (before, { event, stamp }) => {
  if (event.kind === "issue-taken") {
    if (before !== null) return before;
    const { issue, at: takenAt } = event;
    return { issue, takenAt, settled: null, hasPhoto: issue.photoId !== null };
  }
  if (before === null) return null;
  // Two who settle at once: the first stands.
  if (event.kind === "issue-settled" && before.settled === null) {
    const { deed, calledId, reason, at } = event;
    return { ...before, settled: { deed, calledId, reason, by: stamp.actor, at } };
  }
  if (event.kind === "issue-photo-wiped") return { ...before, hasPhoto: false };
  return before;
};

/** Reports that wait, the longest first; a flood of one account is one row, told as it grew. */
export function waitingIssues(
  states: Iterable<IssueState>,
): readonly (readonly [IssueState, ...IssueState[]])[] {
  const byUnit = new Map<string, IssueState[]>();
  for (const state of states) {
    const list = byUnit.get(state.issue.unitId);
    if (list === undefined) byUnit.set(state.issue.unitId, [state]);
    else list.push(state);
  }
  const groups = [...byUnit.values()].flatMap(burstsOf);
  const waiting = groups.flatMap((group) => {
    const [first, ...more] = group.filter(({ settled }) => settled === null);
    return first === undefined ? [] : [[first, ...more] as const];
  });
  return waiting.sort(([a], [b]) => a.takenAt - b.takenAt || compare(a.issue.id, b.issue.id));
}

/** One account's reports, parted; those of which some span holds too many stay together. */
function burstsOf(states: readonly IssueState[]): readonly (readonly IssueState[])[] {
  const order = [...states].sort(
    (a, b) => a.takenAt - b.takenAt || compare(a.issue.id, b.issue.id),
  );
  const joined = new Set<number>();
  let from = 0;
  for (const [to, { takenAt }] of order.entries()) {
    while (takenAt - (order[from]?.takenAt ?? takenAt) >= ISSUE_BURST.ms) from++;
    if (to - from + 1 <= ISSUE_BURST.count) continue;
    for (let i = from + 1; i <= to; i++) joined.add(i);
  }
  const groups: IssueState[][] = [];
  for (const [i, state] of order.entries()) {
    const last = groups.at(-1);
    if (joined.has(i) && last !== undefined) last.push(state);
    else groups.push([state]);
  }
  return groups;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
