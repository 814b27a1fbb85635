import type { AlarmState } from "../../../shared/fold/alarm-state.ts";
import { phaseOf } from "../../../shared/fold/alarm-state.ts";
import { isPanic } from "../../../shared/model/alarm.ts";
import type { Priority } from "../../../shared/model/incident.ts";

/** One tone of a pattern: pitch in hertz, how long, and the silence after it, milliseconds. */
export type Tone = { readonly hertz: number; readonly ms: number; readonly gapMs: number };
export type SoundPattern = {
  readonly tones: readonly Tone[];
  /** Sounds again until it is acknowledged. */
  readonly repeats: boolean;
};

/** Priority 1 has a pattern of its own until acknowledged, 2 sounds three pulses, 3 is silent. */
export const SOUND_PATTERNS: { readonly [Level in Priority]: SoundPattern | null } = {
  1: {
    tones: [
      { hertz: 880, ms: 240, gapMs: 60 },
      { hertz: 660, ms: 240, gapMs: 460 },
    ],
    repeats: true,
  },
  2: {
    tones: Array.from({ length: 3 }, () => ({ hertz: 740, ms: 160, gapMs: 120 })),
    repeats: false,
  },
  3: null,
};

/** A panic sounds like nothing else: a climbing call without a pause, until it is acknowledged. */
export const PANIC_PATTERN: SoundPattern = {
  tones: [
    { hertz: 660, ms: 140, gapMs: 0 },
    { hertz: 880, ms: 140, gapMs: 0 },
    { hertz: 1175, ms: 140, gapMs: 0 },
    { hertz: 1568, ms: 220, gapMs: 160 },
  ],
  repeats: true,
};

/** The pattern that should sound: a panic before all, then the gravest that somebody has yet to
 *  acknowledge; one that does not repeat only for alarms that came after `heardAt`. */
export function soundDue(alarms: Iterable<AlarmState>, heardAt: number): SoundPattern | null {
  let gravest: Priority | null = null;
  for (const alarm of alarms) {
    if (phaseOf(alarm) !== "active-unacked" || alarm.shelf !== null) continue;
    if (isPanic(alarm.type)) return PANIC_PATTERN;
    if (alarm.priority !== 1 && alarm.calledAt.at <= heardAt) continue;
    if (gravest === null || alarm.priority < gravest) gravest = alarm.priority;
  }
  return gravest === null ? null : SOUND_PATTERNS[gravest];
}

/** How long a pattern sounds, its silences included. */
export function patternMs({ tones }: SoundPattern): number {
  return tones.reduce((sum, { ms, gapMs }) => sum + ms + gapMs, 0);
}
