import type { LoggedEvent } from "../events/logged-event.ts";
import { assert, present } from "../kit/assert.ts";
import type { AlarmType } from "../model/alarm.ts";
import type { AlarmReport } from "../model/alarm-report.ts";
import type { Priority } from "../model/incident.ts";
import { epochMs } from "../units/quantity.ts";
import type { EpochMs } from "../units/quantity.ts";
import { FLOOD_ALARMS, FLOOD_MS, TOP_SOURCES_MAX } from "./alarm-list.ts";
import { foldAlarm } from "./alarm-state.ts";
import type { AlarmState } from "./alarm-state.ts";

/** One message of a source, and what became of it. */
type Message = {
  readonly at: EpochMs;
  readonly alarmId: string;
  readonly source: string;
  readonly type: AlarmType;
  readonly priority: Priority;
  readonly suppressed: boolean;
  /** It came before the operators as something new. */
  readonly called: boolean;
  /** Who acknowledged or took it first; null: nobody yet. */
  owner: string | null;
};

/** Events that a book reads. */
export const ALARM_BOOK_KINDS = [
  "alarm-raised",
  "alarm-returned",
  "alarm-acknowledged",
  "alarm-unacknowledged",
  "alarm-assigned",
] as const satisfies readonly LoggedEvent["event"]["kind"][];

/** Messages a book holds; the oldest go, and the report says from when it measures. */
export const BOOK_MESSAGES_MAX = 200_000;
const BOOK_MS = 30 * 86_400_000;

/** Every alarm of thirty days as it was heard, so that how alarms bore on people is counted from
 *  what happened and not from what still stands.  Given the log in order, it needs no more. */
export class AlarmBook {
  readonly #states = new Map<string, AlarmState>();
  /** Messages of an alarm that nobody has taken. */
  readonly #waiting = new Map<string, Message[]>();
  #messages: Message[] = [];
  /** Nothing before this is known; null: nothing was lost. */
  #lostUntil: EpochMs | null = null;

  note({ stamp, event }: LoggedEvent): void {
    if (!ALARM_BOOK_KINDS.some((kind) => kind === event.kind) || !("alarmId" in event)) return;
    const { alarmId } = event;
    const before = this.#states.get(alarmId) ?? null;
    const after = foldAlarm(before, { stamp, event }, alarmId);
    if (after === null) return;
    this.#states.set(alarmId, after);
    if (event.kind === "alarm-raised") this.#hear(event, after.calledAt !== before?.calledAt);
    const taker = event.kind === "alarm-assigned" ? event.owner : stamp.actor;
    const takes = event.kind === "alarm-assigned" || event.kind === "alarm-acknowledged";
    if (!takes || taker === null) return;
    for (const message of this.#waiting.get(alarmId) ?? []) message.owner = taker;
    this.#waiting.delete(alarmId);
  }

  report(of: { readonly from: EpochMs; readonly until: EpochMs }): AlarmReport {
    const { from, until } = of;
    assert(from < until, "a report is about some time");
    const heard = this.#messages.filter(({ at }) => at > from && at <= until);
    const shown = heard.filter(({ suppressed }) => !suppressed);
    const called = shown.filter((message) => message.called);
    const times = called.map(({ at }) => Number(at)).sort((a, b) => a - b);
    const levels = ([1, 2, 3] as const).map((priority) => {
      return { priority, count: called.filter((one) => one.priority === priority).length };
    });
    const sources = countedBy(shown, ({ source, type }) => `${type}\n${source}`);
    const first = this.#lostUntil;
    return {
      ...{ from, until },
      measuredFrom: first !== null && first > from ? first : null,
      reports: shown.length,
      came: called.length,
      suppressed: heard.length - shown.length,
      priorities: levels,
      sources: sources.slice(0, TOP_SOURCES_MAX).map(([{ source, type }, count]) => {
        return { source, type, count };
      }),
      sourceCount: new Set(shown.map(({ source }) => source)).size,
      operators: operatorsOf(called),
      ...floodsIn(times, until),
      tenMinutesMax: mostInTenMinutes(times),
    };
  }

  #hear(event: Extract<LoggedEvent["event"], { kind: "alarm-raised" }>, called: boolean): void {
    const { at, alarmId, source, type, priority, suppressedBy } = event;
    const suppressed = suppressedBy !== null;
    const message = { at, alarmId, source, type, priority, suppressed, called, owner: null };
    this.#messages.push(message);
    const waiting = this.#waiting.get(alarmId);
    if (waiting === undefined) this.#waiting.set(alarmId, [message]);
    else waiting.push(message);
    if (this.#messages.length > BOOK_MESSAGES_MAX + BOOK_MESSAGES_MAX / 10) this.#shorten(at);
  }

  #shorten(now: EpochMs): void {
    const kept = this.#messages.slice(-BOOK_MESSAGES_MAX).filter(({ at }) => at > now - BOOK_MS);
    this.#lostUntil = kept[0]?.at ?? now;
    const held = new Set(kept.map(({ alarmId }) => alarmId));
    for (const alarmId of this.#states.keys()) {
      if (held.has(alarmId)) continue;
      this.#states.delete(alarmId);
      this.#waiting.delete(alarmId);
    }
    this.#messages = kept;
  }
}

function countedBy(
  messages: readonly Message[],
  keyOf: (message: Message) => string,
): (readonly [Message, number])[] {
  const groups = new Map<string, Message[]>();
  for (const message of messages) {
    const group = groups.get(keyOf(message));
    if (group === undefined) groups.set(keyOf(message), [message]);
    else group.push(message);
  }
  const counted = [...groups].map(([key, group]) => {
    return { key, first: present(group[0], "a group has a first"), count: group.length };
  });
  counted.sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1));
  return counted.map(({ first, count }) => [first, count] as const);
}

function operatorsOf(called: readonly Message[]): AlarmReport["operators"] {
  const names = new Map<string | null, number[]>();
  for (const { owner, at } of called) names.set(owner, [...(names.get(owner) ?? []), at]);
  const rows = [...names].map(([name, times]) => {
    const tenMinutesMax = mostInTenMinutes(times.sort((a, b) => a - b));
    return { name, count: times.length, tenMinutesMax };
  });
  return rows.sort((a, b) => b.count - a.count || String(a.name).localeCompare(String(b.name)));
}

/** Most of ascending times that lie within ten minutes. */
function mostInTenMinutes(times: readonly number[]): number {
  let most = 0;
  let first = 0;
  for (const [i, time] of times.entries()) {
    while (time - (times[first] ?? time) >= FLOOD_MS) first++;
    most = Math.max(most, i - first + 1);
  }
  return most;
}

/** Stretches in which the last ten minutes held a flood's worth of alarms. */
function floodsIn(times: readonly number[], until: EpochMs) {
  let [floods, floodMs, end] = [0, 0, -Infinity];
  for (let i = FLOOD_ALARMS - 1; i < times.length; i++) {
    const [oldest, newest] = [times[i - FLOOD_ALARMS + 1] ?? 0, times[i] ?? 0];
    if (newest - oldest >= FLOOD_MS) continue;
    const over = Math.min(oldest + FLOOD_MS, until);
    if (newest > end) floods++;
    floodMs += Math.max(0, over - Math.max(newest, end));
    end = Math.max(end, over);
  }
  return { floods, floodSeconds: floodMs / 1000 };
}

/** What a report over the last minutes is about. */
export function reportSpan(minutes: number, now: EpochMs) {
  return { from: epochMs(now - minutes * 60_000), until: now };
}
