import type { LoggedEvent } from "../events/logged-event.ts";
import type { MusterKind, MusterLimits, MusterRing } from "../model/muster.ts";
import type { LngLat } from "../units/lng-lat.ts";
import { secondsBetween } from "../units/moment.ts";
import type { Moment } from "../units/moment.ts";
import type { EpochMs } from "../units/quantity.ts";
import { momentOf } from "./edge-moment.ts";
import type { Fold } from "./fold.ts";

/** One unit of a muster. */
export type MusterMember = {
  readonly unitId: string;
  /** When it was asked a second time; null: it was not. */
  readonly resentAt: EpochMs | null;
  readonly answered: (Moment & { readonly by: string }) | null;
};

export type MusterState = {
  readonly id: string;
  readonly of: MusterKind;
  readonly text: string;
  readonly limits: MusterLimits;
  readonly ring: MusterRing | null;
  /** Corners of what was drawn instead of a ring; null: nothing was. */
  readonly area: readonly LngLat[] | null;
  readonly incidentId: string | null;
  readonly by: string;
  readonly called: Moment;
  /** In the order they were asked. */
  readonly members: readonly MusterMember[];
  readonly endedAt: EpochMs | null;
};

export const foldMuster: Fold<MusterState> = (before, logged, id) => {
  const { event, stamp } = logged;
  if (event.kind === "muster-called") {
    if (before !== null) return before;
    const { of, text, limits, ring, area, incidentId, unitIds } = event;
    const members = [...new Set(unitIds)].map((unitId) => {
      return { unitId, resentAt: null, answered: null };
    });
    const called = momentOf(logged, event.at);
    const about = { id, of, text, limits, ring, area, incidentId };
    return { ...about, by: stamp.actor, called, members, endedAt: null };
  }
  return before === null ? null : musterAfter(before, logged);
};

/** Green answered; amber late; red missing; before that nobody is late. */
export type MusterLight = "answered" | "waiting" | "late" | "missing";

/** How a unit stands on the board at a time. */
export function lightOf(
  { called, limits }: Pick<MusterState, "called" | "limits">,
  member: MusterMember,
  now: Moment,
): MusterLight {
  if (member.answered !== null) return "answered";
  const waited = secondsBetween(called, now);
  if (waited >= limits.red) return "missing";
  return waited >= limits.amber ? "late" : "waiting";
}

/** Whom nobody has heard yet. */
export function silentOf({ members }: MusterState): readonly MusterMember[] {
  return members.filter(({ answered }) => answered === null);
}

export function isOpenMuster(muster: MusterState): boolean {
  return muster.endedAt === null;
}

function musterAfter(before: MusterState, logged: LoggedEvent): MusterState {
  const { event, stamp } = logged;
  switch (event.kind) {
    case "muster-answered": {
      const answered = { ...momentOf(logged, event.at), by: stamp.actor };
      return membersAfter(before, (member) => {
        // The first answer stays, however often it is repeated on a bad line.
        const first = member.unitId === event.unitId && member.answered === null;
        return first ? { ...member, answered } : member;
      });
    }
    case "muster-resent":
      return membersAfter(before, (member) => {
        const again = event.unitIds.includes(member.unitId) && member.resentAt === null;
        return again ? { ...member, resentAt: event.at } : member;
      });
    case "muster-ended":
      return before.endedAt === null ? { ...before, endedAt: event.at } : before;
    default:
      return before;
  }
}

function membersAfter(
  before: MusterState,
  change: (member: MusterMember) => MusterMember,
): MusterState {
  return { ...before, members: before.members.map(change) };
}
