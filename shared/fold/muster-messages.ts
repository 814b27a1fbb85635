import type { EpochMs } from "../units/quantity.ts";
import { isOpenMuster } from "./muster-state.ts";
import type { MusterState } from "./muster-state.ts";

/** Where the terminal of a unit finds what it is asked. */
export function taskTopic(unitId: string): string {
  return `wall/v1/task/${unitId}`;
}

/** A muster that nobody ended is asked of terminals for so long. */
const ASKED_MS = 24 * 3_600_000;

/** What stands for terminals now, JSON by topic: every task that a unit has not signed for, with
 *  how often it was sent.  Derived from the musters alone, so that a station that was restarted, or
 *  a broker that was away, comes to the same; a unit without a task has no topic. */
export function musterMessagesOf(
  musters: Iterable<MusterState>,
  now: EpochMs,
): ReadonlyMap<string, string> {
  const tasks = new Map<string, object[]>();
  const open = [...musters].filter((muster) => {
    return isOpenMuster(muster) && muster.called.at > now - ASKED_MS;
  });
  open.sort((a, b) => a.called.at - b.called.at || (a.id < b.id ? -1 : 1));
  for (const { id, of, text, ring, called, members } of open) {
    for (const { unitId, resentAt, answered, asked, text: own } of members) {
      if (answered !== null) continue;
      const time = resentAt === null ? 1 : 2;
      const said = own === "" ? text : own;
      const task = { id, of, text: said, ring, at: (asked ?? called).at, time };
      tasks.set(unitId, [...(tasks.get(unitId) ?? []), task]);
    }
  }
  return new Map(
    [...tasks].map(([unitId, list]) => [taskTopic(unitId), JSON.stringify({ tasks: list })]),
  );
}
