import type { PostStanding, PostState } from "../../../shared/fold/gathering-roll.ts";
import type { GatheringState } from "../../../shared/fold/gathering-state.ts";

/** What needs a person first. */
const ORDER: readonly PostState[] = ["unmanned", "short", "late", "waiting", "unasked", "manned"];

/** Posts by what they need; the longest empty first, then as in the plan. */
export function postRows(standings: readonly PostStanding[]): readonly PostStanding[] {
  return standings.toSorted((a, b) => {
    const rank = ORDER.indexOf(a.state) - ORDER.indexOf(b.state);
    return rank !== 0 ? rank : (b.emptySeconds ?? 0) - (a.emptySeconds ?? 0);
  });
}

export type PostCounts = { readonly [State in PostState]: number } & {
  readonly there: number;
  readonly officers: number;
};

export function postCounts(standings: readonly PostStanding[]): PostCounts {
  const of = (state: PostState) => standings.filter((one) => one.state === state).length;
  return {
    ...{ unmanned: of("unmanned"), short: of("short"), late: of("late") },
    ...{ waiting: of("waiting"), unasked: of("unasked"), manned: of("manned") },
    there: standings.reduce((sum, { there }) => sum + there, 0),
    officers: standings.reduce((sum, { officers }) => sum + officers.length, 0),
  };
}

/** Events that are not over: the one that begins first, first. */
export function openGatherings(all: Iterable<GatheringState>): readonly GatheringState[] {
  return [...all]
    .filter(({ endedAt }) => endedAt === null)
    .sort((a, b) => a.gathering.from - b.gathering.from || byId(a, b));
}

function byId(a: GatheringState, b: GatheringState): number {
  return a.gathering.id < b.gathering.id ? -1 : 1;
}
