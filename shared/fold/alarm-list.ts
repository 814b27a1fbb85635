import { present } from "../kit/assert.ts";
import type { AlarmType } from "../model/alarm.ts";
import { GROUP_MS, isUndeniable } from "../model/alarm.ts";
import type { Priority } from "../model/incident.ts";
import type { EpochMs } from "../units/quantity.ts";
import { SLOT_MS, phaseOf } from "./alarm-state.ts";
import type { AlarmState } from "./alarm-state.ts";
import { isInForce } from "./suppression-state.ts";
import type { SuppressionState } from "./suppression-state.ts";
import type { WallState } from "./wall-state.ts";

/** So many in ten minutes are a flood.  Source: EEMUA 191. */
export const FLOOD_ALARMS = 10;
export const FLOOD_MS = 10 * 60_000;
/** Rows a flood leaves; more only where more than that are of priority 1. */
export const FLOOD_ROWS_MAX = 10;
export const TOP_SOURCES_MAX = 10;

/** One line of the list. */
export type AlarmRow =
  | { readonly kind: "one"; readonly key: string; readonly alarm: AlarmState }
  | {
      readonly kind: "many";
      readonly key: string;
      /** Null: what is left after the largest kinds. */
      readonly type: AlarmType | null;
      readonly priority: Priority;
      readonly alarms: readonly AlarmState[];
      readonly count: number;
      readonly firstAt: EpochMs;
      readonly lastAt: EpochMs;
    };

export type AlarmList = {
  /** Alarms that came before the operators in the last ten minutes. */
  readonly came: number;
  /** Reports of those ten minutes, repeats of a row that stands among them. */
  readonly reports: number;
  readonly flood: boolean;
  readonly rows: readonly AlarmRow[];
  readonly shelved: readonly AlarmState[];
  readonly suppressed: readonly AlarmState[];
  /** Who raised most in those ten minutes. */
  readonly topSources: readonly { readonly source: string; readonly count: number }[];
};

/** The alarm list as it stands: unacknowledged first, by priority, oldest first. */
export function alarmListOf(wall: WallState, now: EpochMs): AlarmList {
  const shown: AlarmState[] = [];
  const shelved: AlarmState[] = [];
  const suppressed: AlarmState[] = [];
  let came = 0;
  let reports = 0;
  const sources = new Map<string, number>();
  for (const alarm of wall.alarm.values()) {
    const hidden = isSuppressed(alarm, wall.suppression, now);
    if (!hidden) {
      came += callsAfter(alarm, now - FLOOD_MS);
      const count = reportsWithin(alarm, now);
      reports += count;
      if (count > 0) sources.set(alarm.source, (sources.get(alarm.source) ?? 0) + count);
    }
    if (phaseOf(alarm) === "normal") continue;
    (hidden ? suppressed : alarm.shelf !== null ? shelved : shown).push(alarm);
  }
  const flood = came >= FLOOD_ALARMS;
  const ordered = shown.sort(compareAlarms);
  const topSources = [...sources]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, TOP_SOURCES_MAX)
    .map(([source, count]) => ({ source, count }));
  const rows = flood ? floodRows(ordered) : ordered.map(rowOf);
  return { came, reports, flood, rows, shelved, suppressed, topSources };
}

/** How often an alarm came before the operators after a time. */
export function callsAfter({ calls }: AlarmState, after: number): number {
  return calls.reduce((sum, at) => sum + (at > after ? 1 : 0), 0);
}

/** Its reports of the last ten minutes, to the slot. */
function reportsWithin({ arrivals }: AlarmState, now: EpochMs): number {
  const oldest = Math.floor(now / SLOT_MS) - FLOOD_MS / SLOT_MS;
  return arrivals.reduce((sum, { slot, count }) => sum + (slot > oldest ? count : 0), 0);
}

export function isSuppressed(
  alarm: AlarmState,
  rules: ReadonlyMap<string, SuppressionState>,
  now: EpochMs,
): boolean {
  if (alarm.suppressedBy === null || isUndeniable(alarm.priority)) return false;
  const rule = rules.get(alarm.suppressedBy);
  return rule !== undefined && isInForce(rule, now);
}

/** The row that a new alarm of a kind from a source belongs to; null: it begins one. */
export function groupOf(
  alarms: Iterable<AlarmState>,
  of: { readonly type: AlarmType; readonly source: string; readonly now: EpochMs },
): AlarmState | null {
  let latest: AlarmState | null = null;
  for (const alarm of alarms) {
    if (alarm.type !== of.type || alarm.source !== of.source) continue;
    if (latest === null || alarm.lastAt > latest.lastAt) latest = alarm;
  }
  return latest !== null && of.now - latest.lastAt <= GROUP_MS ? latest : null;
}

export function alarmIdOf(type: AlarmType, source: string, firstAt: EpochMs): string {
  return `${type}/${source}/${Math.floor(firstAt).toString(36)}`;
}

export function compareAlarms(a: AlarmState, b: AlarmState): number {
  const [quietA, quietB] = [a.acknowledged !== null, b.acknowledged !== null];
  if (quietA !== quietB) return quietA ? 1 : -1;
  if (a.priority !== b.priority) return a.priority - b.priority;
  return a.calledAt.at - b.calledAt.at || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

function rowOf(alarm: AlarmState): AlarmRow {
  return { kind: "one", key: alarm.id, alarm };
}

/** Priority 1 stands singly, however many they are; the others fall together by kind, and the
 *  smallest kinds into one, until no more than ten rows are left, or one beside those. */
function floodRows(ordered: readonly AlarmState[]): readonly AlarmRow[] {
  const grave = ordered.filter(({ priority }) => isUndeniable(priority));
  const others = ordered.filter(({ priority }) => !isUndeniable(priority));
  const rowsLeft = Math.max(1, FLOOD_ROWS_MAX - grave.length);
  if (others.length <= rowsLeft) return ordered.map(rowOf);
  const byType = new Map<AlarmType, AlarmState[]>();
  for (const alarm of others) byType.set(alarm.type, [...(byType.get(alarm.type) ?? []), alarm]);
  const kinds = [...byType].sort((a, b) => gravest(a[1]) - gravest(b[1]));
  const whole = kinds.length <= rowsLeft ? kinds : kinds.slice(0, rowsLeft - 1);
  const rest = kinds.slice(whole.length).flatMap(([, alarms]) => alarms);
  const rows = whole.map(([type, alarms]) => manyOf(type, alarms));
  return [...grave.map(rowOf), ...rows, ...(rest.length > 0 ? [manyOf(null, rest)] : [])];
}

function manyOf(type: AlarmType | null, alarms: readonly AlarmState[]): AlarmRow {
  const first = present(alarms[0], "a row is of some alarm");
  if (alarms.length === 1) return rowOf(first);
  const inTime = [...alarms].sort((a, b) => a.firstAt - b.firstAt);
  const inLast = [...alarms].sort((a, b) => b.lastAt - a.lastAt);
  return {
    kind: "many",
    key: `many/${type ?? "rest"}`,
    type,
    priority: gravest(alarms),
    alarms,
    count: alarms.reduce((sum, { count }) => sum + count, 0),
    firstAt: (inTime[0] ?? first).firstAt,
    lastAt: (inLast[0] ?? first).lastAt,
  };
}

function gravest(alarms: readonly AlarmState[]): Priority {
  const found = ([1, 2, 3] as const).find((level) => alarms.some((a) => a.priority === level));
  return found ?? 3;
}

/** How many alarms each operator was given, for the rate meter. */
export type OperatorRate = {
  /** Null: nobody has taken them. */
  readonly name: string | null;
  readonly tenMinutes: number;
  readonly hour: number;
};

const HOUR_MS = 3_600_000;

/** Alarms of the last hour by who has or had them; the targets are 1 in ten minutes, 6 an hour. */
export function operatorRates(wall: WallState, now: EpochMs): readonly OperatorRate[] {
  const rates = new Map<string | null, { tenMinutes: number; hour: number }>();
  for (const alarm of wall.alarm.values()) {
    const hour = callsAfter(alarm, now - HOUR_MS);
    if (hour === 0 || isSuppressed(alarm, wall.suppression, now)) continue;
    const name = alarm.owner ?? alarm.acknowledged?.by ?? null;
    const rate = rates.get(name) ?? { tenMinutes: 0, hour: 0 };
    rate.hour += hour;
    rate.tenMinutes += callsAfter(alarm, now - FLOOD_MS);
    rates.set(name, rate);
  }
  return [...rates]
    .map(([name, rate]) => ({ name, ...rate }))
    .sort((a, b) => b.hour - a.hour || String(a.name).localeCompare(String(b.name)));
}
