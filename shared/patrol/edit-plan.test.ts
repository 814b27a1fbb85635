import { expect, test } from "vitest";
import { present } from "../kit/assert.ts";
import type { PatrolEdit } from "../model/patrol-edit.ts";
import type { PatrolPlan } from "../model/patrol-plan.ts";
import { metres } from "../units/quantity.ts";
import { planViolations } from "./check-plan.ts";
import { cityNight, townBounds, townOf } from "./city-night.test-data.ts";
import { editPlan } from "./edit-plan.ts";
import { boardFrom } from "./patrol-board.ts";
import { requestWithStops } from "./plan-draft.ts";
import { planPatrol } from "./plan-patrol.ts";
import { streetWays } from "./street-ways.ts";

const roads = townOf(2);
const request = cityNight(2, { places: 50, units: 4, hours: 4 }, townBounds());
const plan = planPatrol(request, roads, { effort: 0.03 });
const boardOf = (asked: typeof request) => boardFrom(asked, roads);
const [first, second] = plan.routes;
const stops = first?.stops ?? [];

function edited(edit: PatrolEdit, of: PatrolPlan = plan) {
  const answer = editPlan(request, of, { edit, boardOf });
  if (!answer.ok) throw new Error(answer.refusal.kind);
  return answer.value;
}

test("a stop goes to another unit where it was put, and untouched routes stay as they were", () => {
  const stop = present(stops[1], "there is a second stop");
  const unitId = second?.unitId ?? "";
  const after = edited({ kind: "move-stop", stopId: stop.stopId, unitId, position: 1 });
  expect(after.plan.routes[1]?.stops[1]?.stopId).toBe(stop.stopId);
  expect(after.plan.routes[1]?.stops[1]?.whyUnit).toEqual({ kind: "asked" });
  expect(after.plan.routes[0]?.stops.map(({ stopId }) => stopId)).not.toContain(stop.stopId);
  expect(after.plan.revision).toBe(plan.revision + 1);
  for (const [i, route] of after.plan.routes.entries()) {
    if (i > 1) expect(timesOf(route.stops)).toEqual(timesOf(plan.routes[i]?.stops ?? []));
  }
  expect(after.before.stops).toBe(after.after.stops);
  expect(after.after.minutesMoving).toBeCloseTo(after.plan.score.minutesMoving);
});

test("every edit is re-checked whole: what it says is what the streets say", () => {
  const edits: PatrolEdit[] = plan.routes.flatMap((route) =>
    route.stops.slice(0, 4).flatMap(({ stopId }, i): PatrolEdit[] => [
      { kind: "move-stop", stopId, unitId: plan.routes[(i + 1) % 4]?.unitId ?? "", position: null },
      { kind: "move-stop", stopId, unitId: plan.routes[(i + 2) % 4]?.unitId ?? "", position: 0 },
      { kind: "set-dwell", stopId, minutes: 15 },
    ]),
  );
  for (const edit of edits) {
    const after = edited(edit).plan;
    const known = requestWithStops(request, after);
    const streets = planViolations(after, known, streetWays(known, roads, metres(300)));
    expect(streets, JSON.stringify(edit)).toEqual(after.violations);
  }
});

test("a cell above its cap after an edit is said at once", () => {
  const hot = stops.find(({ reasons }) => reasons[0]?.code === "HOT");
  const { placeId = "", placeName: name = "", lngLat = [0, 0] } = hot ?? {};
  let current = plan;
  for (let times = 0; times < 4; times++) {
    const add = { kind: "add-place", placeId, name, lngLat, minutes: 15 } as const;
    current = edited({ ...add, unitId: null, position: null }, current).plan;
  }
  expect(current.violations.map(({ kind }) => kind)).toContain("cap");
  const cell = current.violations.find(({ kind }) => kind === "cap");
  expect(cell?.value).toBeGreaterThan(45);
});

test("a stop out of its hours or beyond the shift is said, not prevented", () => {
  const timed = plan.routes
    .flatMap((route) => route.stops.map((stop) => ({ route, stop })))
    .find(({ stop }) => stop.windows.length > 0 && stop.arriveAt > plan.startAt + 5_400_000);
  const other = plan.routes.find(({ unitId }) => unitId !== timed?.route.unitId);
  const filled = Array.from({ length: 12 }).reduce<PatrolPlan>((current, _, i) => {
    const from = current.routes.find(({ unitId }) => unitId !== other?.unitId && i >= 0);
    const stopId = from?.stops[0]?.stopId;
    if (stopId === undefined) return current;
    const unitId = other?.unitId ?? "";
    return edited({ kind: "move-stop", stopId, unitId, position: 0 }, current).plan;
  }, plan);
  const kinds = filled.violations.map(({ kind }) => kind);
  expect(kinds.some((kind) => kind === "shift" || kind === "rest")).toBe(true);
});

test("an excluded unit's stops go to others where they fit; the rest is dropped by name", () => {
  const after = edited({ kind: "exclude-unit", unitId: first?.unitId ?? "" });
  expect(after.plan.routes.map(({ unitId }) => unitId)).not.toContain(first?.unitId);
  expect(after.plan.violations).toEqual([]);
  const served = new Set(after.plan.routes.flatMap((route) => route.stops.map((s) => s.placeId)));
  const dropped = new Set(after.plan.dropped.map(({ placeId }) => placeId));
  for (const { placeId } of stops) expect(served.has(placeId) || dropped.has(placeId)).toBe(true);
});

test("a place from the map is added where it costs least, and outlives the next edit", () => {
  const lngLat = [0.018, 0.018] as const;
  const add = { kind: "add-place", placeId: "new", name: "路口", lngLat, minutes: 10 } as const;
  const once = edited({ ...add, unitId: null, position: null }).plan;
  const added = once.routes.flatMap((route) => route.stops).find((stop) => stop.placeId === "new");
  expect(added?.reasons).toEqual([{ code: "LEAD", value: null }]);
  const locked = { kind: "lock-stop", stopId: added?.stopId ?? "", locked: true } as const;
  const twice = edited(locked, once).plan;
  const still = twice.routes.flatMap((route) => route.stops).find((stop) => stop.placeId === "new");
  expect(still).toMatchObject({ locked: true, dwell: 600, arriveAt: added?.arriveAt });
});

test("what cannot be done is refused by name", () => {
  const refusalOf = (edit: PatrolEdit) => {
    const answer = editPlan(request, plan, { edit, boardOf });
    return answer.ok ? null : answer.refusal;
  };
  expect(refusalOf({ kind: "drop-stop", stopId: "none" })).toMatchObject({ kind: "stop-unknown" });
  const stopId = stops[0]?.stopId ?? "";
  const nobody = { kind: "move-stop", stopId, unitId: "nobody", position: null } as const;
  expect(refusalOf(nobody)).toEqual({ kind: "unit-unknown", unitId: "nobody" });
  const short = refusalOf({ kind: "set-dwell", stopId, minutes: 4 });
  expect(short).toEqual({ kind: "dwell-out-of-range", least: 5, most: 15 });
  const lngLat = [3, 3] as const;
  const far = { kind: "add-place", placeId: "far", name: "far", lngLat, minutes: 10 } as const;
  expect(refusalOf({ ...far, unitId: null, position: null })).toEqual({
    kind: "place-unreachable",
    placeId: "far",
  });
});

function timesOf(of: readonly { readonly stopId: string; readonly arriveAt: number }[]) {
  return of.map(({ stopId, arriveAt }) => [stopId, arriveAt]);
}
