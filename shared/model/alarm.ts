import * as v from "valibot";
import { idSchema, nameSchema } from "./shape.ts";
import type { Priority } from "./incident.ts";

/** Every kind of alarm and how soon a person must act: 1 now, 2 within minutes, 3 this hour. */
export const ALARM_PRIORITY = {
  panic: 1,
  "help-button": 1,
  "life-at-risk": 1,
  "case-clock": 1,
  "dispatch-overdue": 1,
  unsigned: 2,
  "arrival-overdue": 2,
  "back-up-unanswered": 2,
  "diversion-unaccepted": 2,
  "alert-unrouted": 2,
  "welfare-due": 2,
  "estate-fire": 2,
  "estate-perimeter": 2,
  geofence: 2,
  "fence-enter": 2,
  "fence-leave": 2,
  "closure-lost": 2,
  "feedback-overdue": 3,
  "review-overdue": 3,
  "push-overdue": 3,
  "handoff-overdue": 3,
  "tour-missed": 3,
  "cameras-dark": 3,
  "risk-due": 3,
  "source-lost": 3,
  unclassified: 3,
} as const satisfies Readonly<Record<string, Priority>>;
export type AlarmType = keyof typeof ALARM_PRIORITY;

/** Kinds that the station raises and returns by its own rules; nobody else may end them. */
export const RULED_ALARMS = [
  "case-clock",
  "dispatch-overdue",
  "unsigned",
  "arrival-overdue",
  "back-up-unanswered",
  "diversion-unaccepted",
  "welfare-due",
  "feedback-overdue",
  "review-overdue",
  "push-overdue",
  "handoff-overdue",
  "source-lost",
  "closure-lost",
  "fence-enter",
  "fence-leave",
  "tour-missed",
  "risk-due",
] as const satisfies readonly AlarmType[];

export const ACKNOWLEDGE_REASONS = [
  "acting",
  "passed-on",
  "known",
  "waiting",
  "false",
  "test",
] as const;
export type AcknowledgeReason = (typeof ACKNOWLEDGE_REASONS)[number];

/** The station's own rules, as the source that measures alarms; silent for so long, nothing is
 *  measured any more, and nothing shown is a zero. */
export const ALARM_RULES_SOURCE = "alarm-rules";
export const RULES_SILENT_MS = 5000;

/** An alarm is put aside no longer than a shift. */
export const SHELVE_MS_MAX = 8 * 3_600_000;
/** The same kind from the same source within this long is one row. */
export const GROUP_MS = 10 * 60_000;
/** A rule that suppresses by design ends after this long at most, and is set anew if needed. */
export const SUPPRESS_MS_MAX = 30 * 86_400_000;

/** Made of kind, source and first time, so that two stations that see one thing name it alike. */
export const alarmIdSchema = v.pipe(nameSchema, v.nonEmpty());
export const alarmTypeSchema = v.custom<AlarmType>(
  (name) => typeof name === "string" && isAlarmType(name),
);
export const alarmSourceSchema = idSchema;

export function isAlarmType(name: string): name is AlarmType {
  return Object.hasOwn(ALARM_PRIORITY, name);
}

export function isRuled(type: AlarmType): boolean {
  return RULED_ALARMS.some((name) => name === type);
}

/** A person in need called for help: an officer, or a volunteer by the help button. */
export function isPanic(type: AlarmType): boolean {
  return type === "panic" || type === "help-button";
}

/** Panic and all else that is about life can be neither shelved nor suppressed. */
export function isUndeniable(priority: Priority): boolean {
  return priority === 1;
}
