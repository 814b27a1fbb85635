import { expect, test } from "vitest";
import type { AlarmState } from "../../../shared/fold/alarm-state.ts";
import type { Priority } from "../../../shared/model/incident.ts";
import { epochMs } from "../../../shared/units/quantity.ts";
import { PANIC_PATTERN, SOUND_PATTERNS, soundDue } from "./alarm-sound.ts";

const alarm = (priority: Priority, change: Partial<AlarmState> = {}): AlarmState => ({
  ...{ id: "a", type: "geofence", source: "s", priority, text: "", incidentId: null },
  ...{ unitId: null, lngLat: null, condition: "active", since: epochMs(1), count: 1 },
  ...{ firstAt: epochMs(1), lastAt: epochMs(1), calledAt: { at: epochMs(1000), steady: null } },
  ...{ ownedAt: null, offShift: null },
  ...{ acknowledged: null, owner: null, shelf: null, suppressedBy: null, escalated: null },
  ...{ calls: [], arrivals: [], history: [] },
  ...change,
});
const moment = { at: epochMs(2000), steady: null };
const seen: Partial<AlarmState> = {
  acknowledged: { by: "甲", ...moment, reason: "acting", ownerBefore: null },
};

test("priority 1 sounds until it is acknowledged, whatever was heard before", () => {
  expect(soundDue([alarm(3), alarm(1)], 5000)).toBe(SOUND_PATTERNS[1]);
  expect(soundDue([alarm(1, seen)], 0)).toBeNull();
});

test("priority 2 sounds three pulses once, and 3 is silent", () => {
  expect(soundDue([alarm(2)], 0)?.tones.length).toBe(3);
  expect(soundDue([alarm(2)], 1000)).toBeNull();
  expect(soundDue([alarm(3)], 0)).toBeNull();
});

test("a panic has a sound of its own, before whatever else is loud, until it is seen", () => {
  const panic = alarm(1, { type: "panic" });
  expect(soundDue([alarm(1), panic], 5000)).toBe(PANIC_PATTERN);
  expect(soundDue([alarm(1), alarm(1, { type: "help-button" })], 0)).toBe(PANIC_PATTERN);
  expect(soundDue([alarm(1), { ...panic, ...seen }], 0)).toBe(SOUND_PATTERNS[1]);
  const patterns = [PANIC_PATTERN, SOUND_PATTERNS[1], SOUND_PATTERNS[2]];
  expect(new Set(patterns.map((one) => JSON.stringify(one?.tones))).size).toBe(3);
});
