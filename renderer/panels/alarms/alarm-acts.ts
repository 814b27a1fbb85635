import type { Command } from "../../../shared/commands/command.ts";
import { phaseOf } from "../../../shared/fold/alarm-state.ts";
import type { AlarmState } from "../../../shared/fold/alarm-state.ts";
import { ACKNOWLEDGE_REASONS, isRuled, isUndeniable } from "../../../shared/model/alarm.ts";

/** What a person may do with one alarm, and the key of each. */
export const ALARM_ACTS = [
  "acknowledge",
  "unacknowledge",
  "take",
  "giveBack",
  "shelve",
  "unshelve",
  "clear",
  "suppress",
  "look",
] as const;
export type AlarmAct = (typeof ALARM_ACTS)[number];

export const ACT_KEYS: { readonly [Act in AlarmAct]: string } = {
  acknowledge: "A",
  unacknowledge: "U",
  take: "K",
  giveBack: "K",
  shelve: "V",
  unshelve: "V",
  clear: "G",
  suppress: "I",
  look: "O",
};

/** How alarms bore on the room. */
export const REPORT_KEY = "R";

export const SHELVE_MINUTES = [15, 30, 60, 120, 240, 480] as const;
export const SUPPRESS_DAYS = [1, 7, 30] as const;

/** The acts that are open for an alarm now, for the person `me`. */
export function actsOf(alarm: AlarmState, me: string): readonly AlarmAct[] {
  const undeniable = isUndeniable(alarm.priority);
  const open: { readonly [Act in AlarmAct]: boolean } = {
    acknowledge: alarm.acknowledged === null,
    unacknowledge: alarm.acknowledged !== null && phaseOf(alarm) !== "normal",
    take: alarm.owner !== me,
    giveBack: alarm.owner === me,
    shelve: !undeniable && alarm.shelf === null,
    unshelve: alarm.shelf !== null,
    clear: !isRuled(alarm.type) && alarm.condition === "active",
    suppress: !undeniable,
    look: alarm.incidentId !== null,
  };
  return ALARM_ACTS.filter((act) => open[act]);
}

export function actOfKey(key: string, open: readonly AlarmAct[]): AlarmAct | null {
  return open.find((act) => ACT_KEYS[act] === key) ?? null;
}

/** What acknowledging with the n-th reason asks of the station; null: there is no such reason. */
export function acknowledgement(alarmId: string, index: number): Command | null {
  const reason = ACKNOWLEDGE_REASONS[index];
  return reason === undefined ? null : { kind: "acknowledge-alarm", alarmId, reason };
}
