import { expect, test } from "vitest";
import type { PatrolDuty, UnitState } from "../../shared/fold/unit-state.ts";
import type { Served } from "../../shared/fold/plan-state.ts";
import { epochMs } from "../../shared/units/quantity.ts";
import { SHIFT_AT, planOf, routeOf, stopOf } from "./patrol-plan.test-data.ts";
import type { PlanInForce } from "./plan-in-force.ts";
import { runRows } from "./run-rows.ts";

const MINUTE = 60_000;
const plan = planOf([
  routeOf("one", [stopOf("a"), stopOf("b"), stopOf("c")]),
  routeOf("two", [stopOf("d")]),
  routeOf("three", [stopOf("e")]),
]);

function forceOf(served: readonly Served[]): PlanInForce {
  const at = epochMs(SHIFT_AT);
  const nothing = { endedAt: null, past: [], dose: [], forNight: false };
  return { plan, verdict: "accepted", by: "x", at, served, ...nothing };
}

function unitOf(unitId: string, change: Partial<PatrolDuty>): [string, UnitState] {
  const route = plan.routes.find((one) => one.unitId === unitId)!;
  const nothing = { done: [], at: null, atSince: null, partial: null };
  const since = epochMs(SHIFT_AT);
  const base = { planId: plan.id, route, ...nothing, progress: "following", since } as const;
  const patrol = { ...base, ...change };
  return [unitId, { unit: null, duty: "on", dutyAt: null, engagement: null, patrol }];
}

function servedOf(stopId: string, step: Served["step"], minutes: number): Served {
  const at = epochMs(SHIFT_AT + minutes * MINUTE);
  return { unitId: "one", placeId: `place ${stopId}`, stopId, step, reason: "", at };
}

test("a unit has stops done, one it is at, and the next", () => {
  const served = [servedOf("a", "arrived", 12), servedOf("a", "left", 23)];
  const duty = { done: ["a"], at: "b", atSince: epochMs(SHIFT_AT + 34 * MINUTE) };
  const units = new Map([unitOf("one", duty)]);
  const arrived = [...served, servedOf("b", "arrived", 34)];
  const row = runRows(forceOf(arrived), units, SHIFT_AT).find(({ unitId }) => unitId === "one");
  expect(row).toMatchObject({ done: 1, progress: "following", late: 4 * 60 });
  expect([row?.now?.stopId, row?.next?.stopId]).toEqual(["b", "c"]);
});

test("on its way a unit carries its delay, and more once the next stop is overdue", () => {
  const served = [servedOf("a", "left", 23)];
  const units = new Map([unitOf("one", { done: ["a"] })]);
  const lateAt = (minutes: number) =>
    runRows(forceOf(served), units, SHIFT_AT + minutes * MINUTE).find(
      ({ unitId }) => unitId === "one",
    )?.late;
  expect(lateAt(25)).toBe(3 * 60);
  expect(lateAt(45)).toBe(15 * 60);
});

test("who waits to be planned anew comes first, then who waits longest, then who is off", () => {
  const units = new Map([
    unitOf("one", { progress: "suspended" }),
    unitOf("two", { progress: "cleared" }),
  ]);
  const rows = runRows(forceOf([]), units, SHIFT_AT);
  expect(rows.map(({ unitId, progress }) => [unitId, progress])).toEqual([
    ["two", "cleared"],
    ["one", "suspended"],
    ["three", "off"],
  ]);
});

test("a unit that has reached every stop is done, whatever was skipped", () => {
  const served = [servedOf("a", "left", 1), servedOf("b", "skipped", 2), servedOf("c", "left", 3)];
  const units = new Map([unitOf("one", { done: ["a", "b", "c"] })]);
  const row = runRows(forceOf(served), units, SHIFT_AT).find(({ unitId }) => unitId === "one");
  expect(row).toMatchObject({ progress: "over", done: 3, next: null });
});

test("a stop of an earlier revision is over, though nobody said that the unit left it", () => {
  const past = [{ unitId: "one", stop: stopOf("z") }];
  const force = { ...forceOf([servedOf("z", "arrived", 1)]), past };
  const row = runRows(force, new Map([unitOf("one", {})]), SHIFT_AT).find(
    ({ unitId }) => unitId === "one",
  );
  expect(row?.stops.map(({ step }) => step)).toEqual(["left", "planned", "planned", "planned"]);
  expect(row?.done).toBe(1);
});
