import { expect, test } from "vitest";
import type { WallEvent } from "../events/event.ts";
import type { LoggedEvent } from "../events/logged-event.ts";
import { epochMs } from "../units/quantity.ts";
import type { WallState } from "./wall-state.ts";
import { emptyWall, wallAfter } from "./wall-state.ts";

const AT = 1_800_000_000_000;
const minute = (count: number) => epochMs(AT + count * 60_000);

const stop = (stopId: string, dwell = 600) => ({ stopId, placeId: stopId, cellId: "c", dwell });
const route = (unitId: string, ...stops: ReturnType<typeof stop>[]) => ({ unitId, stops });
const plan = (revision: number, ...routes: ReturnType<typeof route>[]) => ({
  ...{ id: "p", revision, routes },
});

const accepted = {
  ...{ kind: "patrol-plan-accepted", v: 1, at: minute(0) },
  plan: plan(0, route("巡07", stop("a"), stop("b"), stop("c")), route("巡08", stop("d"))),
};
const reached = (stopId: string, step: string, at: number) => ({
  ...{ kind: "patrol-stop-reached", v: 1, planId: "p", unitId: "巡07", placeId: stopId },
  ...{ stopId, step, at: minute(at) },
});
const dispatched = (at: number) => ({
  ...{ kind: "unit-dispatched", v: 1, incidentId: "A", unitId: "巡07", eta: null, at: minute(at) },
});
const advanced = (step: string, at: number) => ({
  ...{ kind: "assignment-advanced", v: 1, incidentId: "A", unitId: "巡07", step, at: minute(at) },
});

function after(...events: object[]): WallState {
  const logged = events.map((event, sseq): LoggedEvent => {
    const hlc = String(sseq).padStart(20, "0");
    const stamp = { station: "s", epoch: "e", sseq, hlc, actor: "李", role: "leader" } as const;
    return { stamp, event: event as WallEvent };
  });
  return wallAfter(emptyWall(), logged);
}

test("a dispatch in the middle of a stop suspends the route and keeps the minutes dwelt", () => {
  const events = [accepted, reached("a", "arrived", 5), dispatched(9)];
  const suspended = after(...events).unit.get("巡07")?.patrol;
  expect(suspended).toMatchObject({ progress: "suspended", since: minute(9), at: null });
  expect(suspended?.partial).toEqual({ stopId: "a", seconds: 240 });
  // No clear comes: it stays suspended, and its age counts from the dispatch.
  const later = after(...events, advanced("on-scene", 20)).unit.get("巡07")?.patrol;
  expect(later).toMatchObject({ progress: "suspended", since: minute(9) });
  const cleared = after(...events, advanced("cleared", 29)).unit.get("巡07");
  expect(cleared?.engagement).toBeNull();
  expect(cleared?.patrol).toMatchObject({ progress: "cleared", since: minute(29), done: [] });
  expect(cleared?.patrol?.partial).toEqual({ stopId: "a", seconds: 240 });
});

test("a second dispatch while suspended adds nothing, and minutes of one stop add up", () => {
  const events = [accepted, reached("a", "arrived", 5), dispatched(7), dispatched(8)];
  const once = after(...events).unit.get("巡07")?.patrol;
  expect(once?.partial).toEqual({ stopId: "a", seconds: 120 });
  const again = [advanced("cleared", 20), reached("a", "arrived", 22), dispatched(25)];
  const twice = after(...events, ...again).unit.get("巡07")?.patrol;
  expect(twice?.partial).toEqual({ stopId: "a", seconds: 300 });
  const left = [advanced("cleared", 30), reached("a", "arrived", 31), reached("a", "left", 36)];
  const done = after(...events, ...again, ...left).unit.get("巡07")?.patrol;
  expect(done).toMatchObject({ done: ["a"], partial: null });
});

test("a revision replaces what is ahead, frees units left out, and keeps what was served", () => {
  const revised = {
    ...{ kind: "patrol-plan-revised", v: 1, planId: "p", at: minute(30) },
    ...{ plan: plan(1, route("巡07", stop("c", 360))), unitIds: ["巡07", "巡08"] },
  };
  const wall = after(accepted, reached("a", "arrived", 5), reached("a", "left", 15), revised);
  expect(wall.unit.get("巡08")?.patrol).toBeNull();
  const patrol = wall.unit.get("巡07")?.patrol;
  expect(patrol?.route.stops.map(({ stopId }) => stopId)).toEqual(["c"]);
  expect(patrol).toMatchObject({ progress: "following", done: [] });
  const state = wall.plan.get("p");
  expect(state?.plan?.revision).toBe(1);
  expect(state?.served).toHaveLength(2);
  expect(state?.past.map((one) => [one.unitId, one.stop.stopId])).toEqual([["巡07", "a"]]);
});

test("off shift the unit has no route, and the plan still has its stops", () => {
  const off = { kind: "unit-duty-changed", v: 1, unitId: "巡07", duty: "off", at: minute(10) };
  const wall = after(accepted, off);
  expect(wall.unit.get("巡07")).toMatchObject({ duty: "off", patrol: null });
  expect(wall.plan.get("p")?.plan?.routes[0]?.stops).toHaveLength(3);
});

test("counted presence adds up by place and hour", () => {
  const counted = (at: number, seconds: number) => ({
    ...{ kind: "patrol-dose-counted", v: 1, planId: "p", placeId: "a", cellId: "c" },
    ...{ fromAt: minute(at), seconds },
  });
  const wall = after(accepted, counted(1, 60), counted(3, 30), counted(70, 10));
  const dose = wall.plan.get("p")?.dose.map(({ seconds }) => seconds);
  expect(dose).toEqual([90, 10]);
});
