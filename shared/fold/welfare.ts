import type { Moment } from "../units/moment.ts";
import type { AlarmState } from "./alarm-state.ts";
import type { IncidentState } from "./incident-state.ts";
import type { MusterState } from "./muster-state.ts";

/** Steps at which somebody is with strangers and may come to harm. */
const WITH_PEOPLE = ["on-scene", "handling"] as const;

/** A unit that is at a call, and when it was last heard. */
export type WelfareRow = {
  readonly unitId: string;
  readonly incidentId: string;
  readonly heard: Moment;
};

/** Units at the places of calls, with the last word of each: its own step, an answer to a
 *  roll-call, or that somebody saw to its call's welfare alarm. */
export function welfareRows(of: {
  readonly incidents: Iterable<IncidentState>;
  readonly musters: Iterable<MusterState>;
  readonly alarms: Iterable<AlarmState>;
}): readonly WelfareRow[] {
  const answers = answersOf(of.musters);
  const seen = new Map<string, Moment>();
  for (const { type, source, acknowledged } of of.alarms) {
    if (type !== "welfare-due" || acknowledged === null) continue;
    seen.set(source, later(seen.get(source), acknowledged));
  }
  const rows: WelfareRow[] = [];
  for (const { report, assignments } of of.incidents) {
    for (const { unitId, step, steps } of assignments) {
      if (!WITH_PEOPLE.some((name) => name === step)) continue;
      const words = [...steps, answers.get(unitId), seen.get(report.id)];
      const heard = words.reduce<Moment | undefined>((last, word) => {
        return word === undefined ? last : later(last, word);
      }, undefined);
      if (heard !== undefined) rows.push({ unitId, incidentId: report.id, heard });
    }
  }
  return rows.sort((a, b) => a.heard.at - b.heard.at || (a.unitId < b.unitId ? -1 : 1));
}

/** When each unit last answered a roll-call. */
export function answersOf(musters: Iterable<MusterState>): ReadonlyMap<string, Moment> {
  const answers = new Map<string, Moment>();
  for (const { members } of musters) {
    for (const { unitId, answered } of members) {
      if (answered !== null) answers.set(unitId, later(answers.get(unitId), answered));
    }
  }
  return answers;
}

function later(last: Moment | undefined, { at, steady }: Moment): Moment {
  return last !== undefined && last.at >= at ? last : { at, steady };
}
