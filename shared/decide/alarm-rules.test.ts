import { expect, test } from "vitest";
import type { Command } from "../commands/command.ts";
import type { WallEvent } from "../events/event.ts";
import { alarmListOf, operatorRates } from "../fold/alarm-list.ts";
import { phaseOf } from "../fold/alarm-state.ts";
import { MORNING, logged } from "../fold/event-fixtures.test-data.ts";
import { emptyWall, foldOnto } from "../fold/wall-state.ts";
import { randomFrom, randomIndex } from "../kit/random.ts";
import { ALARM_PRIORITY, RULED_ALARMS } from "../model/alarm.ts";
import type { AlarmType } from "../model/alarm.ts";
import type { Role } from "../model/role.ts";
import { epochMs } from "../units/quantity.ts";
import { decide } from "./decide.ts";

/** A station whose clock is set by hand; events fold as they are written. */
function room() {
  const wall = emptyWall();
  const written: WallEvent[] = [];
  let now = MORNING;
  const write = (events: readonly WallEvent[], name: string) => {
    for (const event of events) {
      written.push(event);
      const [one] = logged([event]);
      if (one !== undefined) foldOnto(wall, { ...one, stamp: { ...one.stamp, actor: name } });
    }
  };
  return {
    wall,
    written,
    write,
    later: (ms: number) => (now += ms),
    now: () => epochMs(now),
    list: () => alarmListOf(wall, epochMs(now)),
    ask(command: Command, name = "甲", role: Role = "leader") {
      const context = { now: epochMs(now), station: "HQ", actor: { name, role } };
      const decision = decide(wall, command, context);
      if (decision.ok) write(decision.value, name);
      return decision.ok ? null : decision.refusal;
    },
  };
}

const raise = (type: string, source = "cam-1", unitId: string | null = null): Command => ({
  ...{ kind: "raise-alarm", type, source, text: "", incidentId: null, unitId, lngLat: null },
});
const ack = (alarmId: string): Command => ({
  ...{ kind: "acknowledge-alarm", alarmId, reason: "acting" },
});
const shelve = (alarmId: string, minutes: number): Command => ({
  ...{ kind: "shelve-alarm", alarmId, minutes, reason: "检修" },
});
const first = (one: ReturnType<typeof room>) => [...one.wall.alarm.values()][0]!;

test("a thousand duplicates of one camera are one row with the count 1 000", () => {
  const one = room();
  for (let i = 0; i < 1000; i++) {
    one.ask(raise("estate-perimeter"), "feed", "feed");
    one.later(500);
  }
  const { rows } = one.list();
  expect(rows.length).toBe(1);
  expect(rows[0]).toMatchObject({ kind: "one", alarm: { count: 1000, source: "cam-1" } });
  expect(one.written.length).toBe(1000);
});

test("the same from the same source after ten quiet minutes is another row", () => {
  const one = room();
  one.ask(raise("geofence"));
  one.later(600_000);
  one.ask(raise("geofence"));
  one.later(600_001);
  one.ask(raise("geofence"));
  one.ask(raise("geofence", "cam-2"));
  expect([...one.wall.alarm.values()].map(({ count }) => count)).toEqual([2, 1, 1]);
});

test("an unknown kind, or a kind that only the station may raise, comes in unclassified", () => {
  const one = room();
  one.ask(raise("门磁松动"), "feed", "feed");
  one.ask(raise("arrival-overdue", "x"), "feed", "feed");
  const all = [...one.wall.alarm.values()];
  expect(all.map(({ type }) => type)).toEqual(["unclassified", "unclassified"]);
  expect(all.map(({ text }) => text)).toEqual(["门磁松动", "arrival-overdue"]);
});

test("the first who acknowledges stays owner, the second is noted, and it can be undone", () => {
  const one = room();
  one.ask(raise("geofence"));
  const { id } = first(one);
  one.ask(ack(id), "甲");
  one.ask(ack(id), "乙");
  expect(first(one)).toMatchObject({ owner: "甲", acknowledged: { by: "甲" } });
  expect(one.ask({ kind: "unacknowledge-alarm", alarmId: id }, "乙")).toBeNull();
  expect(first(one)).toMatchObject({ owner: null, acknowledged: null, condition: "active" });
  const names = first(one)
    .history.slice(1)
    .map(({ actor, detail }) => [actor, detail]);
  expect(names).toEqual([
    ["甲", "acting"],
    ["乙", "acting"],
    ["乙", "甲"],
  ]);
});

test("a repeat of what a person has seen only counts; of what is over it calls anew", () => {
  const one = room();
  one.ask(raise("geofence"));
  const { id } = first(one);
  one.ask(ack(id));
  one.ask(raise("geofence"));
  expect(phaseOf(first(one))).toBe("active-acked");
  one.ask({ kind: "clear-alarm", alarmId: id, reason: "已离开" });
  expect(phaseOf(first(one))).toBe("normal");
  expect(one.ask(ack(id))).toMatchObject({ kind: "alarm-over" });
  one.ask(raise("geofence"));
  expect(phaseOf(first(one))).toBe("active-unacked");
  expect(first(one).count).toBe(3);
});

test("priority 1 is neither shelved nor suppressed, whoever asks and however", () => {
  const grave = Object.entries(ALARM_PRIORITY).filter(([, level]) => level === 1);
  const ruled: readonly string[] = RULED_ALARMS;
  for (const [type] of grave.filter(([name]) => !ruled.includes(name))) {
    const one = room();
    one.ask(raise(type, "u1", "u1"));
    expect(one.ask(shelve(first(one).id, 1)), type).toEqual({ kind: "alarm-undeniable" });
  }
  for (const [type] of grave) {
    const one = room();
    const until = epochMs(one.now() + 60_000);
    const rule = { type: type as AlarmType, source: "u1", reason: "x", until };
    expect(one.ask({ kind: "suppress-alarms", ...rule })).toEqual({ kind: "alarm-undeniable" });
  }
});

test("a shelf has a limit of eight hours and a reason", () => {
  const one = room();
  one.ask(raise("geofence"));
  const { id } = first(one);
  for (const minutes of [0, -1, 481, NaN, Infinity]) {
    expect(one.ask(shelve(id, minutes)), String(minutes)).toMatchObject({ kind: "shelf-too-long" });
  }
  const nameless = { ...shelve(id, 60), reason: " " } as Command;
  expect(one.ask(nameless)).toEqual({ kind: "reason-missing" });
  expect(one.ask(shelve(id, 480))).toBeNull();
  expect(one.list()).toMatchObject({ rows: [], shelved: [{ id }] });
  expect(one.ask({ kind: "unshelve-alarm", alarmId: id })).toBeNull();
  expect(one.list().rows.length).toBe(1);
});

test("a rule of suppression counts without showing, until its end, and names its author", () => {
  const one = room();
  const rule = { type: "geofence", source: "cam-1", reason: "检修" } as const;
  const long = epochMs(one.now() + 31 * 86_400_000);
  const until = epochMs(one.now() + 3_600_000);
  expect(one.ask({ kind: "suppress-alarms", ...rule, until: long })).toMatchObject({
    kind: "suppression-too-long",
  });
  one.ask({ kind: "suppress-alarms", ...rule, until }, "王队");
  one.ask(raise("geofence"));
  expect(one.list()).toMatchObject({ rows: [], came: 0, suppressed: [{ count: 1 }] });
  expect([...one.wall.suppression.values()][0]).toMatchObject({ author: "王队", until });
  one.later(3_600_000);
  expect(one.list().rows.length).toBe(1);
});

test("a panic is cleared by its officer or by a leader with a reason, by nobody else", () => {
  const one = room();
  one.ask(raise("panic", "u7", "u7"), "u7", "unit");
  const clear = { kind: "clear-alarm", alarmId: first(one).id, reason: "安全" } as const;
  expect(one.ask(clear, "调度", "dispatcher")).toEqual({ kind: "panic-not-yours" });
  expect(one.ask(clear, "u8", "unit")).toEqual({ kind: "panic-not-yours" });
  expect(one.ask({ ...clear, reason: "" }, "领导")).toEqual({ kind: "reason-missing" });
  expect(one.ask(clear, "u7", "unit")).toBeNull();
  expect(phaseOf(first(one))).toBe("returned-unacked");
});

test("an alarm of the station's own rules is ended by nobody", () => {
  const one = room();
  const about = { incidentId: "i", unitId: null, lngLat: null, since: one.now(), at: one.now() };
  const of = { type: "arrival-overdue", source: "i", priority: 2, text: "", suppressedBy: null };
  one.write([{ kind: "alarm-raised", v: 1, alarmId: "a", ...of, ...about } as WallEvent], "rule");
  const clear = { kind: "clear-alarm", alarmId: "a", reason: "x" } as const;
  expect(one.ask(clear)).toMatchObject({ kind: "alarm-still-active" });
});

test("an operator takes what nobody has; another's alarm is a dispatcher's to move", () => {
  const one = room();
  one.ask(raise("geofence"));
  const alarmId = first(one).id;
  const assign = (owner: string | null): Command => ({ kind: "assign-alarm", alarmId, owner });
  expect(one.ask(assign("甲"), "甲", "operator")).toBeNull();
  expect(one.ask(assign("乙"), "乙", "operator")).toMatchObject({ kind: "role-missing" });
  expect(one.ask(assign(null), "乙", "operator")).toMatchObject({ kind: "role-missing" });
  expect(one.ask(assign("乙"), "丙", "dispatcher")).toBeNull();
  expect(one.ask(assign(null), "乙", "operator")).toBeNull();
  expect(first(one).owner).toBeNull();
});

test("ten alarms in ten minutes are a flood: ten rows at most, and those of priority 1", () => {
  const one = room();
  const types = Object.keys(ALARM_PRIORITY).filter((type) => {
    return !RULED_ALARMS.some((name) => name === type) && type !== "unclassified";
  });
  for (let i = 0; i < 9; i++) one.ask(raise("geofence", `c${i}`));
  expect(one.list()).toMatchObject({ flood: false, came: 9 });
  expect(one.list().rows.length).toBe(9);
  for (let i = 0; i < 300; i++) {
    one.later(1000);
    one.ask(raise(types[i % types.length] ?? "", `s${i}`, null));
  }
  const { flood, rows, topSources } = one.list();
  expect(flood).toBe(true);
  const grave = rows.filter(({ kind }) => kind === "one");
  const graveCount = [...one.wall.alarm.values()].filter(({ priority }) => priority === 1).length;
  expect(grave.length).toBe(graveCount);
  expect(rows.length - grave.length).toBeLessThanOrEqual(10);
  const shown = rows.reduce((sum, row) => sum + (row.kind === "one" ? 1 : row.alarms.length), 0);
  expect(shown, "nothing is lost in a flood").toBe(309);
  expect(topSources.length).toBe(10);
  one.later(600_001);
  expect(one.list().flood).toBe(false);
});

test("the rate of an operator counts what came to them in ten minutes and in an hour", () => {
  const one = room();
  for (let i = 0; i < 4; i++) {
    one.ask(raise("geofence", `a${i}`));
    one.later(400_000);
  }
  for (const { id } of one.wall.alarm.values()) one.ask(ack(id), "甲");
  one.ask(raise("geofence", "b"));
  const rates = operatorRates(one.wall, one.now());
  expect(rates).toEqual([
    { name: "甲", tenMinutes: 1, hour: 4 },
    { name: null, tenMinutes: 1, hour: 1 },
  ]);
});

/** The oracle of the state machine: two bits and a shelf, written down apart from the folds. */
type Model = { active: boolean; acked: boolean; shelved: boolean; count: number; known: boolean };
const VERBS = ["raise", "clear", "ack", "unack", "shelve", "unshelve"] as const;

function modelAfter(model: Model, verb: (typeof VERBS)[number]): Model | null {
  const live = model.known && (model.active || !model.acked);
  switch (verb) {
    case "raise":
      return live
        ? { ...model, active: true, count: model.count + 1 }
        : { ...model, known: true, active: true, acked: false, count: model.count + 1 };
    case "clear":
      return live ? { ...model, active: false } : null;
    case "ack":
      return live ? { ...model, acked: true } : null;
    case "unack":
      return live && model.acked ? { ...model, acked: false } : null;
    case "shelve":
      return live ? { ...model, shelved: true } : null;
    case "unshelve":
      return model.shelved ? { ...model, shelved: false } : null;
  }
}

const SEED = 7_241_124;
test(`two hundred random lives of an alarm are those of the oracle (seed ${SEED})`, () => {
  const random = randomFrom(SEED);
  for (let life = 0; life < 200; life++) {
    const one = room();
    let model: Model = { active: false, acked: false, shelved: false, count: 0, known: false };
    for (let step = 0; step < 30; step++) {
      const verb = VERBS[randomIndex(random, VERBS.length)] ?? "raise";
      one.later(randomIndex(random, 1000));
      const alarmId = [...one.wall.alarm.keys()][0] ?? "none";
      const commands: Record<(typeof VERBS)[number], Command> = {
        raise: raise("geofence"),
        clear: { kind: "clear-alarm", alarmId, reason: "x" },
        ack: ack(alarmId),
        unack: { kind: "unacknowledge-alarm", alarmId },
        shelve: shelve(alarmId, 60),
        unshelve: { kind: "unshelve-alarm", alarmId },
      };
      const refusal = one.ask(commands[verb]);
      const next = modelAfter(model, verb);
      const where = `life ${life} step ${step} ${verb}`;
      expect(refusal === null, where).toBe(next !== null);
      model = next ?? model;
      const alarm = one.wall.alarm.get(alarmId) ?? [...one.wall.alarm.values()][0];
      if (alarm === undefined) continue;
      const phase = model.active
        ? model.acked
          ? "active-acked"
          : "active-unacked"
        : model.acked
          ? "normal"
          : "returned-unacked";
      expect(phaseOf(alarm), where).toBe(phase);
      expect([alarm.count, alarm.shelf !== null], where).toEqual([model.count, model.shelved]);
      const { rows, shelved } = one.list();
      const listed = phase === "normal" ? [0, 0] : model.shelved ? [0, 1] : [1, 0];
      expect([rows.length, shelved.length], where).toEqual(listed);
    }
  }
});
