import { DAY_MINUTES } from "../model/post.ts";
import type { Post, PostShift } from "../model/post.ts";
import type { EpochMs } from "../units/quantity.ts";
import { epochMs } from "../units/quantity.ts";

const MINUTE_MS = 60_000;
const DAY_MS = DAY_MINUTES * MINUTE_MS;

/** How a post stands at a moment. */
export type PostHours = {
  readonly open: boolean;
  /** Who is on, by name, in the order of the list; empty where nobody is named. */
  readonly officers: readonly string[];
  /** When that next changes; null: never within a week. */
  readonly until: EpochMs | null;
};

/** By the clock on the wall there: `utcOffsetMinutes` east of Greenwich. */
export function postHours(
  { shifts }: Pick<Post, "shifts">,
  now: number,
  utcOffsetMinutes: number,
): PostHours {
  const local = now + utcOffsetMinutes * MINUTE_MS;
  const on = shifts.filter((shift) => holds(shift, local));
  const officers = [...new Set(on.map(({ officer }) => officer).filter((name) => name !== ""))];
  const open = on.length > 0;
  const changes = shifts.flatMap((shift) => edgesAfter(shift, local)).sort((a, b) => a - b);
  const isOther = (at: number) => shifts.some((shift) => holds(shift, at)) !== open;
  const change = changes.find(isOther) ?? null;
  const until = change === null ? null : epochMs(change - utcOffsetMinutes * MINUTE_MS);
  return { open, officers, until };
}

function holds(shift: PostShift, local: number): boolean {
  const minute = (((local % DAY_MS) + DAY_MS) % DAY_MS) / MINUTE_MS;
  const { from, to } = shift;
  const today = shift.days.includes(weekdayOf(local));
  if (from < to) return today && minute >= from && minute < to;
  // Over midnight: the later part belongs to the day on which it began.
  const yesterday = shift.days.includes(weekdayOf(local - DAY_MS));
  return (today && minute >= from) || (yesterday && minute < to);
}

/** Where a shift begins or ends in the week to come. */
function edgesAfter({ from, to }: PostShift, local: number): readonly number[] {
  const midnight = Math.floor(local / DAY_MS) * DAY_MS;
  return Array.from({ length: 9 }, (_, day) => [
    midnight + day * DAY_MS + from * MINUTE_MS,
    midnight + day * DAY_MS + to * MINUTE_MS,
  ])
    .flat()
    .filter((at) => at > local && at <= local + 7 * DAY_MS);
}

/** 1 Monday to 7 Sunday; the first of January 1970 was a Thursday. */
function weekdayOf(local: number): number {
  return ((((Math.floor(local / DAY_MS) + 3) % 7) + 7) % 7) + 1;
}
