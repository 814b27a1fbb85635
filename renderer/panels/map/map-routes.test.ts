import { expect, test } from "vitest";
import type { UnitState } from "../../../shared/fold/unit-state.ts";
import type { PatrolPlan } from "../../../shared/model/patrol-plan.ts";
import { epochMs } from "../../../shared/units/quantity.ts";
import { planOf, routeOf, stopOf } from "../patrol-plan.test-data.ts";
import { patrolRoutes, unitOfRoute } from "./map-routes.ts";

const plan: PatrolPlan = planOf([
  routeOf("巡 01", [stopOf("a", { geometryAt: 2 }), stopOf("b", { geometryAt: 5 })]),
  routeOf("巡 02", [stopOf("c")]),
]);
const reasonWord = (code: string) => code;
const units = new Map<string, UnitState>();

test("without a reader all routes speak alike; with one it stands out, the others recede", () => {
  const all = { plan, kind: "proposal", reasonWord, units, past: [] } as const;
  expect(patrolRoutes({ ...all, reading: null }).map(({ voice }) => voice)).toEqual([
    "plain",
    "plain",
  ]);
  const read = patrolRoutes({ ...all, reading: { unitId: "巡 02", stopId: "c" } });
  expect(read.map(({ voice, order }) => [order, voice])).toEqual([
    [1, "quiet"],
    [2, "loud"],
  ]);
  expect(read[1]?.stops[0]).toMatchObject({ number: 1, chosen: true });
  expect(read[1]?.stops[0]?.label).toContain("HOT");
  expect(unitOfRoute(read[1]?.id ?? "")).toBe("巡 02");
});

test("what is driven lies behind, and a route waits while its unit is on a call", () => {
  const [route] = plan.routes;
  const at = epochMs(0);
  const duty = { planId: plan.id, route: route!, done: ["a"], at: null, atSince: null };
  const patrol = { ...duty, progress: "suspended", since: at, partial: null } as const;
  const unit: UnitState = { unit: null, duty: "on", dutyAt: null, engagement: null, patrol };
  const following = new Map([["巡 01", unit]]);
  const past = [{ unitId: "巡 01" }];
  const about = { plan, kind: "patrol", reading: null, reasonWord, past } as const;
  const shown = { ...about, units: following };
  const [first, second] = patrolRoutes(shown);
  expect(first).toMatchObject({ drivenTo: 2, waits: true });
  expect(first?.stops.map(({ state }) => state)).toEqual(["done", "ahead"]);
  expect(first?.stops.map(({ number }) => number)).toEqual([2, 3]);
  expect(second).toMatchObject({ drivenTo: 0, waits: false });
});
