import { expect, test } from "vitest";
import type { Command } from "../commands/command.ts";
import type { WallEvent } from "../events/event.ts";
import { MORNING, logged, unit } from "../fold/event-fixtures.test-data.ts";
import { postStandings, rollOf } from "../fold/gathering-roll.ts";
import { isShareStale } from "../fold/gathering-state.ts";
import { musterMessagesOf, taskTopic } from "../fold/muster-messages.ts";
import { emptyWall, foldOnto } from "../fold/wall-state.ts";
import type { GatheringPost } from "../model/gathering.ts";
import type { Actor } from "../model/role.ts";
import { epochMs, seconds } from "../units/quantity.ts";
import { decide } from "./decide.ts";

const LEADER: Actor = { name: "甲", role: "leader" };
const LIMITS = { amber: 60, red: 120 };

const post = (name: string, unitIds: readonly string[], change: Partial<GatheringPost> = {}) => ({
  ...{ name, sector: "东区", lngLat: [120, 28.9] as const, unitIds: [...unitIds], shared: false },
  ...change,
});

const plan = (posts: readonly GatheringPost[], gatheringId: string | null = null): Command => ({
  ...{ kind: "keep-gathering", gatheringId, name: "灯会", limits: LIMITS, posts: [...posts] },
  ...{ from: epochMs(MORNING), to: epochMs(MORNING + 3_600_000) },
  sectors: [{ name: "东区", leadUnitId: "u0" }],
  steps: [{ at: epochMs(MORNING + 600_000), text: "开门" }],
});

function room() {
  const wall = emptyWall();
  let now = MORNING;
  const write = (events: readonly WallEvent[]) => {
    for (const one of logged(events)) foldOnto(wall, one);
  };
  for (let i = 0; i < 9; i++) write([{ kind: "asset-imported", v: 1, asset: unit(`u${i}`) }]);
  const one = {
    wall,
    write,
    later: (ms: number) => (now += ms),
    now: () => epochMs(now),
    state: () => [...wall.gathering.values()].at(-1)!,
    roll: () => rollOf(wall.muster.values(), one.state().gathering.id),
    ask(command: Command, actor = LEADER) {
      const decision = decide(wall, command, { now: epochMs(now), station: "HQ", actor });
      if (decision.ok) write(decision.value);
      return decision.ok ? decision.value.map(({ kind }) => kind) : decision.refusal;
    },
    answer: (unitId: string) =>
      one.ask(
        { kind: "answer-muster", musterId: one.roll()!.id, unitId },
        { name: unitId, role: "unit" },
      ),
    states: () =>
      postStandings(one.state(), {
        ...{ roll: one.roll(), units: wall.unit, now: { at: epochMs(now), steady: null } },
      }).map(({ state, there, emptySeconds }) => [state, there, emptySeconds]),
  };
  return one;
}

test("a post is unmanned from the limit on, and for how long nobody has been there is told", () => {
  const one = room();
  one.ask(plan([post("一", ["u1", "u2"]), post("二", ["u3"]), post("空", [])]));
  expect(one.states().map(([state]) => state)).toEqual(["unasked", "unasked", "unasked"]);
  const gatheringId = one.state().gathering.id;
  expect(one.ask({ kind: "call-gathering", gatheringId })).toEqual(["muster-called"]);
  one.answer("u1");
  one.later(60_000);
  const late = [["late", 1, null], ["late", 0, 60], ["late", 0, 60]]; // prettier-ignore
  expect(one.states()).toEqual(late);
  one.later(59_000);
  expect(one.states()).toEqual(late.map(([s, n, e]) => [s, n, e === null ? null : 119]));
  one.later(1000);
  expect(one.states()).toEqual([
    ["short", 1, null],
    ["unmanned", 0, 120],
    ["unmanned", 0, 120],
  ]);
  one.answer("u2");
  one.answer("u3");
  expect(one.states().map(([state]) => state)).toEqual(["manned", "manned", "unmanned"]);
  // Off duty, it is there no longer: red at once, from then on.
  one.later(1);
  one.ask({ kind: "change-duty", unitId: "u3", duty: "off" });
  one.later(7000);
  expect(one.states()[1]).toEqual(["unmanned", 0, 7]);
});

test("who was called in from off duty and answers is there; the later word counts", () => {
  const one = room();
  one.ask({ kind: "change-duty", unitId: "u1", duty: "off" });
  one.ask(plan([post("一", ["u1"])]));
  one.later(1000);
  one.ask({ kind: "call-gathering", gatheringId: one.state().gathering.id });
  one.later(1000);
  one.answer("u1");
  expect(one.states()).toEqual([["manned", 1, null]]);
  one.later(1000);
  one.ask({ kind: "change-duty", unitId: "u1", duty: "on" });
  one.ask({ kind: "change-duty", unitId: "u1", duty: "off" });
  expect(one.states()).toEqual([["unmanned", 0, 0]]);
});

test("a change of the plan asks the changed posts anew, and lets go who stands at none", () => {
  const one = room();
  const before = [post("一", ["u1", "u2"]), post("二", ["u3"]), post("三", ["u4"])];
  one.ask(plan(before));
  const { id } = one.state().gathering;
  one.ask({ kind: "call-gathering", gatheringId: id });
  for (const unitId of ["u1", "u2", "u3", "u4"]) one.answer(unitId);
  one.later(200_000);
  // Whether rail police know of a post asks nobody anything.
  const shared = before.map((each) => ({ ...each, shared: true }));
  expect(one.ask(plan(shared, id))).toEqual(["gathering-kept"]);
  const after = [post("一", ["u1", "u5"]), post("二", ["u3"]), post("四", [])];
  expect(one.ask(plan(after, id))).toEqual(["gathering-kept", "muster-reasked"]);
  const members = one.roll()!.members.map(({ unitId, answered }) => [unitId, answered !== null]);
  expect(members.sort()).toEqual([["u1", false], ["u3", true], ["u5", false]]); // prettier-ignore
  expect(one.states().slice(0, 2)).toEqual([
    ["waiting", 0, 0],
    ["manned", 1, null],
  ]);
  const messages = musterMessagesOf(one.wall.muster.values(), one.now());
  expect([...messages.keys()].sort()).toEqual([taskTopic("u1"), taskTopic("u5")]);
  expect(messages.get(taskTopic("u5"))).toContain("灯会 · 东区 · 一");
  one.later(120_000);
  expect(one.states()[0]).toEqual(["unmanned", 0, 120]);
});

test("a plan that cannot be is refused by its fault", () => {
  const one = room();
  const refused = (posts: readonly GatheringPost[], change: object = {}) =>
    one.ask({ ...plan(posts), ...change });
  expect(refused([post("一", []), post("一", [])])).toMatchObject({ kind: "gathering-post-twice" });
  expect(refused([post("一", ["u1"]), post("二", ["u1"])])).toMatchObject({
    ...{ kind: "gathering-unit-twice", unitId: "u1" },
  });
  expect(refused([post("一", ["x"])])).toMatchObject({ kind: "unit-unknown", unitId: "x" });
  expect(refused([], { to: epochMs(MORNING) })).toMatchObject({ kind: "gathering-time-wrong" });
  expect(refused([], { name: " " })).toMatchObject({ kind: "title-missing" });
  expect(refused([post("找 13812345678", [])])).toMatchObject({ kind: "note-names-number" });
  expect(one.wall.gathering.size).toBe(0);
});

test("rail police are told of shared posts alone, and it is seen when those changed", () => {
  const one = room();
  const fields = ["title", "from", "to", "posts"];
  const partner = {
    ...({ id: "rail", name: "铁路公安", kind: "rail-police", fields, isLocal: false } as const),
    ...{ acceptSeconds: { late: seconds(60), overdue: seconds(120) } },
    ...{ closeSeconds: seconds(3600), mediators: [] },
  };
  one.write([{ kind: "partner-listed", v: 1, partner }]);
  one.ask(plan([post("站前", ["u1"]), post("南门", ["u2"])]));
  const { id } = one.state().gathering;
  const share = { kind: "share-gathering", gatheringId: id, partnerId: "rail" } as const;
  expect(one.ask(share)).toMatchObject({ kind: "gathering-unshared" });
  one.ask(plan([post("站前", ["u1"], { shared: true }), post("南门", ["u2"])], id));
  expect(one.ask(share)).toEqual(["handoff-sent", "gathering-shared"]);
  const [sent] = one.wall.handoff.values();
  expect(sent?.handoff.payload).toEqual({
    ...{ for: "rail-police", title: "灯会", from: MORNING, to: MORNING + 3_600_000 },
    posts: [{ name: "站前", sector: "东区", lngLat: [120, 28.9] }],
  });
  expect(isShareStale(one.state(), one.state().shares[0]!)).toBe(false);
  // A call sign in the name of a post may not leave, and holds the whole back.
  one.ask(plan([post("站前 u1", ["u1"], { shared: true })], id));
  expect(isShareStale(one.state(), one.state().shares[0]!)).toBe(true);
  expect(one.ask(share)).toMatchObject({ kind: "content-held-back" });
});

test("an event that is over asks nobody any more", () => {
  const one = room();
  one.ask(plan([post("一", ["u1"])]));
  const { id } = one.state().gathering;
  one.ask({ kind: "call-gathering", gatheringId: id });
  const step = one.state().gathering.steps[0]!;
  one.ask({ kind: "tick-gathering-step", gatheringId: id, step, done: true });
  expect(one.state().done).toHaveLength(1);
  one.ask({ kind: "tick-gathering-step", gatheringId: id, step, done: false });
  expect(one.state().done).toHaveLength(0);
  expect(one.ask({ kind: "end-gathering", gatheringId: id })).toEqual([
    ...["gathering-ended", "muster-ended"],
  ]);
  expect(one.ask({ kind: "call-gathering", gatheringId: id })).toMatchObject({
    kind: "gathering-over",
  });
  expect(musterMessagesOf(one.wall.muster.values(), one.now()).size).toBe(0);
});
