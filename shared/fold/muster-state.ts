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
  /** What it alone is told: its post.  Empty: nothing but what all are. */
  readonly text: string;
  /** Since when; null: since the muster was called. */
  readonly asked: Moment | null;
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
  /** The event whose posts are asked; null: of none. */
  readonly gatheringId: string | null;
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
    const told = new Map((event.tasks ?? []).map((task) => [task.unitId, task.text]));
    const members = [...new Set(unitIds)].map((unitId) => {
      return memberAsked(unitId, told.get(unitId) ?? "", null);
    });
    const called = momentOf(logged, event.at);
    const { gatheringId = null } = event;
    const about = { id, of, text, limits, ring, area, incidentId, gatheringId };
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
  const waited = secondsBetween(member.asked ?? called, now);
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
    case "muster-reasked": {
      const since = momentOf(logged, event.at);
      const anew = new Map(event.tasks.map(({ unitId, text }) => [unitId, text]));
      const stay = before.members.filter(({ unitId }) => {
        return !anew.has(unitId) && !event.released.includes(unitId);
      });
      const asked = [...anew].map(([unitId, text]) => memberAsked(unitId, text, since));
      return { ...before, members: [...stay, ...asked] };
    }
    case "muster-ended":
      return before.endedAt === null ? { ...before, endedAt: event.at } : before;
    default:
      return before;
  }
}

function memberAsked(unitId: string, text: string, asked: Moment | null): MusterMember {
  return { unitId, text, asked, resentAt: null, answered: null };
}

function membersAfter(
  before: MusterState,
  change: (member: MusterMember) => MusterMember,
): MusterState {
  return { ...before, members: before.members.map(change) };
}
