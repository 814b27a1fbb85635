import { expect, test } from "vitest";
import { stopsBehind } from "../fold/closed-ways.ts";
import type { ClosureState } from "../fold/closure-state.ts";
import { present } from "../kit/assert.ts";
import type { PatrolPlan } from "../model/patrol-plan.ts";
import { TRAVEL_MODES } from "../model/unit.ts";
import { graphFrom } from "../roads/build-graph.ts";
import { closedGraph, stretchAt } from "../roads/closures.ts";
import { roadsOfTown } from "../roads/hand-made-roads.ts";
import type { LngLat } from "../units/lng-lat.ts";
import { distanceBetween } from "../units/lng-lat.ts";
import { epochMs, metres } from "../units/quantity.ts";
import { cityNight, roadsOn, townBounds, townOf } from "./city-night.test-data.ts";
import { withClosureNotes } from "./closure-notes.ts";
import { boardFrom } from "./patrol-board.ts";
import { planPatrol } from "./plan-patrol.ts";
import { replan } from "./replan.ts";

const open = townOf(4);
const CLOSURES_A_NIGHT = 4;

/** The stretch under a place as a person closes it: for everybody, until it is opened. */
function closureAt(lngLat: LngLat) {
  const stretch = present(stretchAt(open.graph, lngLat, TRAVEL_MODES, metres(20)), "a street");
  const closure: ClosureState = {
    ...{ id: String(lngLat), stretches: [stretch], modes: TRAVEL_MODES, reason: "塌方", by: "甲" },
    ...{ at: epochMs(0), until: null, openedAt: null, openedBy: null },
  };
  return { stretch, closure };
}

/** Streets that the plan drives along: in the middle of the longest pieces of its ways. */
function drivenPlaces({ routes }: PatrolPlan): LngLat[] {
  return routes.slice(0, CLOSURES_A_NIGHT).map(({ geometry }) => {
    const pieces = geometry.slice(1).map((b, i) => ({ a: present(geometry[i], "a point"), b }));
    pieces.sort((p, q) => distanceBetween(q.a, q.b) - distanceBetween(p.a, p.b));
    const { a, b } = present(pieces[0], "a way has a piece");
    return [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
  });
}

test("a plan over streets closed since is flagged; planned anew it goes around and says so", () => {
  let [flagged, around, onClosed] = [0, 0, 0];
  for (const seed of [1, 2, 3, 4, 5]) {
    const request = cityNight(seed, { places: 60, units: 5, hours: 4 }, townBounds());
    const plan = planPatrol(request, open, { effort: 0.02 });
    const made = drivenPlaces(plan).map(closureAt);
    const closures = made.map(({ closure }) => closure);
    const behind = new Set(
      plan.routes.flatMap((route) => [...stopsBehind(route, closures).keys()]),
    );
    expect(behind.size, `seed ${seed}`).toBeGreaterThan(0);
    flagged += behind.size;

    const roads = roadsOn(
      closedGraph(
        open.graph,
        made.flatMap(({ stretch }) => stretch.arcs),
      ),
    );
    const units = plan.routes.map(({ unitId, geometry }) => ({
      ...{ unitId, lngLat: geometry[0] ?? null, kind: "follows" as const },
      ...{ done: new Set<string>(), dwelt: new Map<string, number>(), missed: new Map() },
    }));
    const standing = { now: plan.startAt, units, delivered: new Map() };
    const boardOf = (of: typeof request) => boardFrom(of, roads);
    const anew = replan(request, plan, { standing, boardOf }).plan;
    const next = withClosureNotes(anew, plan, closures);
    expect(next.violations, `seed ${seed}`).toEqual([]);
    for (const route of next.routes) {
      expect([...stopsBehind(route, closures).keys()], `seed ${seed}`).toEqual([]);
    }
    const stops = new Map(
      next.routes.flatMap(({ stops: all }) => all.map((stop) => [stop.stopId, stop] as const)),
    );
    const noted = next.warnings.filter(({ kind }) => kind === "around-closure");
    const kept = [...behind].filter((stopId) => stops.has(stopId));
    expect(noted.map(({ placeId }) => placeId).sort(), `seed ${seed}`).toEqual(
      kept.map((stopId) => stops.get(stopId)?.placeId).sort(),
    );
    around += noted.length;
    onClosed += next.dropped.filter(({ why }) => why === "closed").length;
    for (const { why } of next.dropped) expect(why, `seed ${seed}`).not.toBe("unreachable");
  }
  expect(around).toBeGreaterThan(0);
  expect(flagged).toBeGreaterThan(around);
  expect(onClosed).toBeGreaterThan(0);
}, 120_000);

test("a street closed for others, and one that is only crossed, flag nothing", () => {
  const request = cityNight(1, { places: 45, units: 5, hours: 4 }, townBounds());
  const plan = planPatrol(request, open, { effort: 0.02 });
  const route = present(plan.routes[0], "there is a route");
  const [place] = drivenPlaces({ ...plan, routes: [route] });
  const { closure } = closureAt(present(place, "it drives"));
  expect(stopsBehind(route, [closure]).size).toBeGreaterThan(0);
  const others = { ...closure, modes: TRAVEL_MODES.filter((mode) => mode !== route.mode) };
  expect(stopsBehind(route, [others]).size).toBe(0);
  const crossed = present(route.geometry[3], "it has points");
  const line: LngLat[] = [
    [crossed[0] - 0.0004, crossed[1] - 0.00061],
    [crossed[0] + 0.0004, crossed[1] + 0.00061],
  ];
  const [stretch] = closure.stretches;
  const crossing = { ...present(stretch, "it has one"), lngLat: crossed, line };
  expect(stopsBehind(route, [{ ...closure, stretches: [crossing] }]).size).toBe(0);
});

test("who stands or lives on a closed street goes its way, and ends where it may arrive", () => {
  const request = cityNight(2, { places: 45, units: 5, hours: 4 }, townBounds());
  const plain = planPatrol(request, open, { effort: 0.02 });
  const [home] = drivenPlaces(plain);
  const lngLat = present(home, "a street");
  const { stretch, closure } = closureAt(lngLat);
  const roads = roadsOn(closedGraph(open.graph, stretch.arcs));
  for (const on of [{ home: lngLat }, { lngLat, home: null }, { lngLat, home: lngLat }]) {
    const units = request.units.map((unit) => ({ ...unit, ...on }));
    const plan = planPatrol({ ...request, units }, roads, { effort: 0.02 });
    expect(plan.violations).toEqual([]);
    expect(plan.routes.length).toBe(plain.routes.length);
    for (const route of plan.routes) {
      expect(route.stops.length, route.unitId).toBeGreaterThan(0);
      expect([...stopsBehind(route, [closure]).keys()].length).toBeLessThanOrEqual(1);
    }
  }
});

test("who stands on a closed street beside a pocket it leads to goes its way", () => {
  // A block a b c d; from c a street to e, and two dead ends that only that street leads to.
  const { graph } = graphFrom(
    roadsOfTown({
      points: {
        ...{ a: [0, 0], b: [0.004, 0], c: [0.004, 0.004], d: [0, 0.004] },
        ...{ e: [0.006, 0.004], f: [0.007, 0.0045], g: [0.007, 0.0035] },
      },
      ways: ["abcda", "ce", "ef", "eg"].map((along) => ({
        along,
        tags: { highway: "residential", name: along },
      })),
    }),
  );
  const lngLat: LngLat = [0.0058, 0.004];
  const stretch = present(stretchAt(graph, lngLat, TRAVEL_MODES, metres(20)), "a street");
  expect(stretch.street).toBe("ce");
  const request = cityNight(2, { places: 12, units: 3, hours: 3 }, [0, 0, 0.004, 0.004]);
  const units = request.units.map((unit) => ({ ...unit, lngLat, home: lngLat }));
  const roads = roadsOn(closedGraph(graph, stretch.arcs));
  const plan = planPatrol({ ...request, units }, roads, { effort: 0.02 });
  expect(plan.violations).toEqual([]);
  expect(plan.routes.length).toBeGreaterThan(0);
  for (const route of plan.routes) expect(route.stops.length).toBeGreaterThan(0);
});
