import type { LoggedEvent } from "../events/logged-event.ts";
import type { PushPost } from "../model/push.ts";
import type { Roster } from "../model/roster.ts";
import type { EpochMs } from "../units/quantity.ts";
import { isOnDuty } from "./duty-clock.ts";
import type { Fold } from "./fold.ts";

/** Roll-ups that are remembered of a station. */
const ROLLUPS_MAX = 40;

export type Rollup = {
  readonly rollupId: string;
  readonly dueAt: EpochMs;
  readonly at: EpochMs;
  readonly incidentIds: readonly string[];
};

export type RosterState = {
  readonly people: Roster["people"];
  /** Newest last. */
  readonly rollups: readonly Rollup[];
};

const NEW_ROSTER: RosterState = { people: [], rollups: [] };

export const foldRoster: Fold<RosterState> = (before, logged) => {
  const after = rosterAfter(before ?? NEW_ROSTER, logged);
  return before === null && after === NEW_ROSTER ? null : after;
};

/** Whether the rosters have a person on shift at a time; null: they do not name that person. */
export function isOnShift(
  rosters: Iterable<RosterState>,
  name: string,
  at: EpochMs,
): boolean | null {
  const shifts = [...rosters].flatMap(({ people }) =>
    people.filter((person) => person.name === name).map((person) => person.shifts),
  );
  return shifts.length === 0 ? null : shifts.some((one) => isOnDuty(one, at));
}

export type Recipient = {
  /** Empty: nobody on the post is on shift; the post itself is told. */
  readonly name: string;
  /** Those before it in the roster who are off shift. */
  readonly passedOver: readonly string[];
};

/** Who on a post is on shift at a time: the first of the roster, or the next who is. */
export function recipientFor(
  roster: RosterState | undefined,
  post: PushPost,
  at: EpochMs,
): Recipient {
  const passedOver: string[] = [];
  for (const { name, posts, shifts } of roster?.people ?? []) {
    if (!posts.includes(post)) continue;
    if (isOnDuty(shifts, at)) return { name, passedOver };
    passedOver.push(name);
  }
  return { name: "", passedOver };
}

function rosterAfter(before: RosterState, { event }: LoggedEvent): RosterState {
  switch (event.kind) {
    case "roster-kept":
      return { ...before, people: event.roster.people };
    case "push-rolled-up": {
      const { rollupId, dueAt, at, incidentIds } = event;
      if (before.rollups.some((rollup) => rollup.rollupId === rollupId)) return before;
      const rollups = [...before.rollups, { rollupId, dueAt, at, incidentIds }];
      return { ...before, rollups: rollups.slice(-ROLLUPS_MAX) };
    }
    default:
      return before;
  }
}
