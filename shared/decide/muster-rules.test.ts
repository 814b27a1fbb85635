import { expect, test } from "vitest";
import type { Command } from "../commands/command.ts";
import type { WallEvent } from "../events/event.ts";
import { MORNING, logged, report, unit } from "../fold/event-fixtures.test-data.ts";
import { musterMessagesOf, taskTopic } from "../fold/muster-messages.ts";
import { lightOf } from "../fold/muster-state.ts";
import { emptyWall, foldOnto } from "../fold/wall-state.ts";
import { randomFrom, randomIndex } from "../kit/random.ts";
import { CALL_UP_LIMITS, MUSTER_LARGE } from "../model/muster.ts";
import type { Actor } from "../model/role.ts";
import { distanceBetween } from "../units/lng-lat.ts";
import type { LngLat } from "../units/lng-lat.ts";
import { polygonsHold } from "../units/polygon-holds.ts";
import { epochMs, metres, seconds } from "../units/quantity.ts";
import { decide } from "./decide.ts";

const LEADER: Actor = { name: "甲", role: "leader" };
const ring = { lngLat: [120.02, 28.9] as const, metres: metres(1000) };

function room(units: number) {
  const wall = emptyWall();
  let now = MORNING;
  const write = (events: readonly WallEvent[]) => {
    for (const one of logged(events)) foldOnto(wall, one);
  };
  for (let i = 0; i < units; i++) {
    const at = epochMs(MORNING);
    write([{ kind: "asset-imported", v: 1, asset: unit(`u${i}`) }]);
    write([{ kind: "unit-duty-changed", v: 1, unitId: `u${i}`, duty: "on", at }]);
  }
  return {
    wall,
    write,
    now: () => epochMs(now),
    later: (ms: number) => (now += ms),
    muster: () => [...wall.muster.values()].at(-1)!,
    ask(command: Command, actor = LEADER) {
      const decision = decide(wall, command, { now: epochMs(now), station: "HQ", actor });
      if (decision.ok) write(decision.value);
      return decision.ok ? decision.value.length : decision.refusal;
    },
  };
}

const call = (unitIds: readonly string[], change: object = {}): Command => ({
  ...{ kind: "call-muster", of: "call-up", unitIds: [...unitIds], text: "外围设卡" },
  ...{ limits: CALL_UP_LIMITS, ring, area: null, incidentId: null, ticked: [], confirmed: false },
  ...change,
});
const ids = (count: number) => Array.from({ length: count }, (_, i) => `u${i}`);

test("more than fifty are asked only when it was said twice", () => {
  const one = room(MUSTER_LARGE + 1);
  const all = ids(MUSTER_LARGE + 1);
  expect(one.ask(call(all))).toMatchObject({ kind: "muster-large", count: 51, max: 50 });
  expect(one.ask(call(all.slice(1)))).toBe(1);
  expect(one.ask(call(all, { confirmed: true }))).toBe(1);
});

test("a drawn area is put in order, and has the ring that holds it; a line is refused", () => {
  const one = room(2);
  const [west, south] = [120, 28.9];
  const square: LngLat[] = [
    [west, south],
    [west + 0.02, south + 0.02],
    [west + 0.02, south],
    [west, south + 0.02],
  ];
  const drawn = { ring: null, area: square };
  expect(one.ask(call(ids(2), drawn))).toBe(1);
  const { area, ring: around } = one.muster();
  expect(area).toHaveLength(4);
  const closed = [...(area ?? []), ...(area ?? []).slice(0, 1)];
  expect(polygonsHold([[closed]], [west + 0.001, south + 0.01]), "left of the crossing").toBe(true);
  for (const corner of square) {
    expect(distanceBetween(corner, around!.lngLat)).toBeLessThanOrEqual(around!.metres);
  }
  const flat = [square[0], square[0], square[0]];
  expect(one.ask(call(ids(2), { ring: null, area: flat }))).toMatchObject({ kind: "marking-flat" });
});

test("who is on a call gets no other task unless ticked, and may be asked how they are", () => {
  const one = room(3);
  one.write([
    { kind: "incident-reported", v: 1, report: report("i", { priority: 1 }) },
    {
      kind: "unit-dispatched",
      v: 1,
      incidentId: "i",
      unitId: "u1",
      eta: seconds(9),
      at: one.now(),
    },
  ]);
  expect(one.ask(call(ids(3)))).toMatchObject({ kind: "unit-busy", unitId: "u1" });
  expect(one.ask(call(ids(3), { ticked: ["u1"] }))).toBe(1);
  expect(one.ask(call(ids(3), { of: "roll-call", ring: null }))).toBe(1);
  expect(one.ask(call([]))).toMatchObject({ kind: "muster-empty" });
  expect(one.ask(call(["u0"], { ring: null }))).toMatchObject({ kind: "muster-ringless" });
  const helper = unit("v1", { class: "volunteer" });
  one.write([
    { kind: "asset-imported", v: 1, asset: helper },
    { kind: "unit-duty-changed", v: 1, unitId: "v1", duty: "on", at: one.now() },
  ]);
  expect(one.ask(call(["v1"]))).toMatchObject({ kind: "muster-volunteer" });
  expect(one.ask(call(["v1"], { of: "roll-call", ring: null }))).toBe(1);
  expect(one.ask(call(["x"]))).toMatchObject({ kind: "unit-unknown" });
});

test("a terminal answers for its own unit only; the first answer stays, others are nothing", () => {
  const one = room(3);
  one.ask(call(["u0", "u1"]));
  const musterId = one.muster().id;
  const answer = (unitId: string): Command => ({ kind: "answer-muster", musterId, unitId });
  const terminal = (name: string): Actor => ({ name, role: "unit" });
  expect(one.ask(answer("u1"), terminal("u0"))).toBe(1);
  expect(one.muster().members.map((member) => member.answered !== null)).toEqual([true, false]);
  expect(one.ask(answer("u0"), terminal("u0")), "a repeat").toBe(0);
  expect(one.ask(answer("u2"), terminal("u2"))).toMatchObject({ kind: "muster-not-asked" });
  one.ask({ kind: "end-muster", musterId });
  expect(one.ask(answer("u1"), terminal("u1"))).toMatchObject({ kind: "muster-over" });
});

test("random answers on a bad line: the board and what terminals find are the oracle's", () => {
  for (let seed = 1; seed <= 30; seed++) {
    const random = randomFrom(seed);
    const one = room(60);
    one.ask(call(ids(60), { confirmed: true }));
    const { id: musterId } = one.muster();
    const first = new Map<string, number>();
    const again = new Set<string>();
    for (let i = 0; i < 200; i++) {
      one.later(randomIndex(random, 1200));
      const unitId = `u${randomIndex(random, 60)}`;
      if (!first.has(unitId)) first.set(unitId, one.now());
      one.ask({ kind: "answer-muster", musterId, unitId });
      if (i % 70 !== 69) continue;
      const silent = ids(60).filter((name) => !first.has(name) && !again.has(name));
      for (const name of silent) again.add(name);
      one.write([{ kind: "muster-resent", v: 1, musterId, unitIds: silent, at: one.now() }]);
    }
    const now = { at: one.now(), steady: null };
    const waited = (one.now() - MORNING) / 1000;
    const silent = waited >= 120 ? "missing" : waited >= 60 ? "late" : "waiting";
    for (const member of one.muster().members) {
      const answered = first.get(member.unitId);
      expect(member.answered?.at ?? null, `seed ${seed}`).toBe(answered ?? null);
      const light = answered === undefined ? silent : "answered";
      expect(lightOf(one.muster(), member, now)).toBe(light);
    }
    const stands = musterMessagesOf(one.wall.muster.values(), one.now());
    expect(stands.size).toBe(60 - first.size);
    for (const name of ids(60).filter((unitId) => !first.has(unitId))) {
      const { tasks } = JSON.parse(stands.get(taskTopic(name)) ?? "{}");
      expect(tasks).toMatchObject([{ id: musterId, time: again.has(name) ? 2 : 1 }]);
    }
  }
});

test("lights change at the set second and not before", () => {
  const one = room(1);
  one.ask(call(["u0"]));
  const [member] = one.muster().members;
  const at = (ms: number) =>
    lightOf(one.muster(), member!, { at: epochMs(MORNING + ms), steady: null });
  expect([at(59_999), at(60_000), at(119_999), at(120_000)]).toEqual([
    ...["waiting", "late", "late", "missing"],
  ]);
});
