import type { GatheringPost } from "../model/gathering.ts";
import { secondsBetween } from "../units/moment.ts";
import type { Moment } from "../units/moment.ts";
import { epochMs } from "../units/quantity.ts";
import type { GatheringState } from "./gathering-state.ts";
import { lightOf } from "./muster-state.ts";
import type { MusterLight, MusterMember, MusterState } from "./muster-state.ts";
import type { UnitState } from "./unit-state.ts";

/** How one officer's unit stands: `left`, it went off duty or to a call after it answered.  Who is
 *  called in from off duty and answers is there: the later word counts. */
export type OfficerStanding = {
  readonly unitId: string;
  readonly light: MusterLight | "unasked" | "left";
  /** When it was asked, answered or left; null: it was not asked, or nobody knows. */
  readonly since: Moment | null;
};

/** `manned`: everybody is there.  `short`: some are, and the limit of the others is over.
 *  `unmanned`: nobody is, and it is over for all. */
export type PostState = "unasked" | "waiting" | "late" | "manned" | "short" | "unmanned";

export type PostStanding = {
  readonly post: GatheringPost;
  readonly state: PostState;
  readonly officers: readonly OfficerStanding[];
  readonly there: number;
  /** Since when nobody is there; null: somebody is, or nobody was asked. */
  readonly emptySeconds: number | null;
};

type Units = ReadonlyMap<string, Pick<UnitState, "duty" | "dutyAt" | "engagement">>;

/** The roll-call that counts of an event: the one that was called last; null: none was. */
export function rollOf(musters: Iterable<MusterState>, gatheringId: string): MusterState | null {
  let last: MusterState | null = null;
  for (const muster of musters) {
    if (muster.gatheringId !== gatheringId) continue;
    if (last === null || muster.called.at >= last.called.at) last = muster;
  }
  return last;
}

/** Each post of the plan, in its order, by who answered for it and is still there. */
export function postStandings(
  { gathering }: Pick<GatheringState, "gathering">,
  of: { readonly roll: MusterState | null; readonly units: Units; readonly now: Moment },
): readonly PostStanding[] {
  const members = new Map(of.roll?.members.map((member) => [member.unitId, member]));
  return gathering.posts.map((post) => {
    const officers = post.unitIds.map((id) => standingOf(id, members.get(id), of));
    const there = officers.filter(({ light }) => light === "answered").length;
    const state = stateOf({ officers, there }, of);
    const empty = there > 0 || of.roll === null ? null : emptySince(officers, of.roll);
    const emptySeconds = empty === null ? null : secondsBetween(empty, of.now);
    return { post, state, officers, there, emptySeconds };
  });
}

function standingOf(
  unitId: string,
  member: MusterMember | undefined,
  { roll, units, now }: Parameters<typeof postStandings>[1],
): OfficerStanding {
  if (roll === null || member === undefined) return { unitId, light: "unasked", since: null };
  const light = lightOf(roll, member, now);
  if (member.answered === null) return { unitId, light, since: member.asked ?? roll.called };
  const unit = units.get(unitId);
  const times = [unit?.engagement?.since, unit?.duty === "off" ? unit.dutyAt : null];
  const { answered } = member;
  const left = times.flatMap((at) => at ?? []).filter((at) => at >= answered.at);
  if (left.length === 0) return { unitId, light, since: answered };
  return { unitId, light: "left", since: { at: epochMs(Math.min(...left)), steady: null } };
}

function stateOf(
  { officers, there }: Pick<PostStanding, "officers" | "there">,
  { roll, now }: Parameters<typeof postStandings>[1],
): PostState {
  if (roll === null) return "unasked";
  const has = (...lights: OfficerStanding["light"][]) =>
    officers.some(({ light }) => lights.includes(light));
  if (officers.length === 0) {
    // Nobody is named for it: nobody will answer, whatever is waited for.
    const waited = secondsBetween(roll.called, now);
    return waited >= roll.limits.red
      ? "unmanned"
      : waited >= roll.limits.amber
        ? "late"
        : "waiting";
  }
  if (there === officers.length) return "manned";
  if (there > 0 && has("missing", "left")) return "short";
  if (has("late")) return "late";
  if (has("waiting")) return "waiting";
  return has("unasked") ? "unasked" : "unmanned";
}

/** The last who was there left then; where nobody ever was, when they were asked. */
function emptySince(officers: readonly OfficerStanding[], roll: MusterState): Moment {
  const gone = officers.filter(({ light }) => light === "left");
  const of = gone.length > 0 ? gone : officers;
  const at = Math.max(...of.map(({ since }) => since?.at ?? roll.called.at), 0);
  const found = of.find(({ since }) => since?.at === at)?.since;
  return found ?? { ...roll.called, at: epochMs(Math.max(at, roll.called.at)) };
}
