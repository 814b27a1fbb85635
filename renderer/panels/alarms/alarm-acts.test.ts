import { expect, test } from "vitest";
import type { Command } from "../../../shared/commands/command.ts";
import { decide } from "../../../shared/decide/decide.ts";
import type { AlarmState } from "../../../shared/fold/alarm-state.ts";
import { emptyWall } from "../../../shared/fold/wall-state.ts";
import { ALARM_PRIORITY, isAlarmType } from "../../../shared/model/alarm.ts";
import { epochMs } from "../../../shared/units/quantity.ts";
import { ACT_KEYS, actOfKey, actsOf } from "./alarm-acts.ts";
import type { AlarmAct } from "./alarm-acts.ts";

const NOW = epochMs(1e12);
const states = Object.keys(ALARM_PRIORITY).flatMap((type) => {
  if (!isAlarmType(type)) return [];
  return [false, true].flatMap((acked) =>
    [false, true].map((shelved): AlarmState => {
      const moment = { at: NOW, steady: null };
      const shelf = { by: "甲", at: NOW, until: epochMs(NOW + 1000), reason: "x" };
      return {
        ...{ id: "a", type, source: "s", priority: ALARM_PRIORITY[type], text: "" },
        ...{ incidentId: "i", unitId: null, lngLat: null, condition: "active", since: NOW },
        ...{ count: 1, firstAt: NOW, lastAt: NOW, calledAt: moment, owner: acked ? "甲" : null },
        ...{ ownedAt: null, offShift: null },
        acknowledged: acked ? { by: "甲", ...moment, reason: "acting", ownerBefore: null } : null,
        ...{ shelf: shelved ? shelf : null, suppressedBy: null, escalated: null, history: [] },
        ...{ calls: [NOW], arrivals: [] },
      };
    }),
  );
});

/** Acts that ask the station for something, as commands. */
const COMMANDS: Partial<Record<AlarmAct, (alarm: AlarmState) => Command>> = {
  acknowledge: ({ id: alarmId }) => ({ kind: "acknowledge-alarm", alarmId, reason: "acting" }),
  unacknowledge: ({ id: alarmId }) => ({ kind: "unacknowledge-alarm", alarmId }),
  shelve: ({ id: alarmId }) => ({ kind: "shelve-alarm", alarmId, minutes: 15, reason: "x" }),
  unshelve: ({ id: alarmId }) => ({ kind: "unshelve-alarm", alarmId }),
  clear: ({ id: alarmId }) => ({ kind: "clear-alarm", alarmId, reason: "x" }),
  suppress: ({ type, source }) => ({
    ...{ kind: "suppress-alarms", type, source, reason: "x", until: epochMs(NOW + 1000) },
  }),
};

test("whatever is offered for an alarm of any kind and state, the station does", () => {
  expect(states.length).toBeGreaterThan(80);
  for (const alarm of states) {
    const wall = emptyWall();
    wall.alarm.set("a", alarm);
    const actor = { name: "甲", role: "leader" } as const;
    for (const act of actsOf(alarm, "甲")) {
      const command = COMMANDS[act]?.(alarm);
      if (command === undefined) continue;
      const done = decide(wall, command, { now: NOW, station: "S", actor });
      expect(done.ok, `${alarm.type} ${act}`).toBe(true);
    }
  }
});

test("priority 1 is offered neither a shelf nor a suppression", () => {
  for (const alarm of states.filter(({ priority }) => priority === 1)) {
    expect(actsOf(alarm, "甲")).not.toContain("shelve");
    expect(actsOf(alarm, "甲")).not.toContain("suppress");
  }
});

test("no key means two things at once", () => {
  for (const alarm of states) {
    const open = actsOf(alarm, "乙");
    expect(new Set(open.map((act) => ACT_KEYS[act])).size).toBe(open.length);
    expect(open.map((act) => actOfKey(ACT_KEYS[act], open))).toEqual([...open]);
  }
});
