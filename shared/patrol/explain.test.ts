import { expect, test } from "vitest";
import type { LngLat } from "../units/lng-lat.ts";
import { epochMs, seconds } from "../units/quantity.ts";
import { EVENING, cityNight, townBounds, townOf } from "./city-night.test-data.ts";
import { clockOf } from "./draft.ts";
import { boardFrom } from "./patrol-board.ts";
import { cellOf } from "./patrol-cell.ts";
import type { PatrolPlace } from "./patrol-place.ts";
import { draftOfPlan } from "./plan-draft.ts";
import { planPatrol } from "./plan-patrol.ts";
import type { PatrolRequest } from "./plan-request.ts";

const roads = townOf(3);
const night = cityNight(3, { places: 30, units: 4, hours: 4 }, townBounds());
const MIDDLE: LngLat = [0.018, 0.018];

function placeAt(id: string, of: Partial<PatrolPlace> = {}): PatrolPlace {
  const lngLat = of.lngLat ?? MIDDLE;
  return {
    ...{ id, name: id, lngLat, cellId: cellOf(lngLat), prize: 5000, risk: 0, byHour: null },
    ...{ dwell: seconds(600), windows: [], must: false, visitsMax: 1, skills: [] },
    ...{ reasons: [{ code: "TASK", value: null }], ...of },
  };
}

function planned(places: readonly PatrolPlace[], of: Partial<PatrolRequest> = {}) {
  return planPatrol({ ...night, places, ...of }, roads, { effort: 0.02 });
}

const whyOf = (plan: ReturnType<typeof planned>, id: string) =>
  plan.dropped.find(({ placeId }) => placeId === id);

test("each place that cannot be served is dropped by name, with why and its figure", () => {
  const after = (hours: number) => epochMs(EVENING + hours * 3_600_000);
  const plan = planned([
    placeAt("good"),
    // 2 km from any road.
    placeAt("far", { lngLat: [-0.02, 0.018] }),
    placeAt("contrary", { windows: [{ from: after(3), to: after(2) }] }),
    placeAt("yesterday", { windows: [{ from: after(-9), to: after(-8) }] }),
    placeAt("skilled", { skills: ["排爆"], lngLat: [0.01, 0.01] }),
    placeAt("long", { dwell: seconds(7 * 3600), lngLat: [0.012, 0.012] }),
    placeAt("capped", { dwell: seconds(46 * 60), lngLat: [0.025, 0.025] }),
  ]);
  expect(plan.routes.flatMap(({ stops }) => stops.map(({ placeId }) => placeId))).toEqual(["good"]);
  expect(whyOf(plan, "far")?.why).toBe("too-far-from-road");
  expect(whyOf(plan, "far")?.value).toBeGreaterThan(1900);
  expect(whyOf(plan, "contrary")?.why).toBe("window");
  expect(whyOf(plan, "yesterday")?.why).toBe("window");
  expect(whyOf(plan, "skilled")?.why).toBe("skill");
  expect(whyOf(plan, "capped")).toMatchObject({ why: "cap", value: 45 });
  expect(["cap", "no-time"]).toContain(whyOf(plan, "long")?.why);
  expect(plan.dropped).toHaveLength(6);
});

test("must-visits that cannot all fit: as many as can be are made, the others are named", () => {
  const at = epochMs(EVENING + 1_800_000);
  const windows = [{ from: at, to: epochMs(at + 60_000) }];
  const places = Array.from({ length: 9 }, (_, i) => {
    const lngLat: LngLat = [0.004 * i, 0.004 * i];
    return placeAt(`must-${i}`, { must: true, windows, prize: 10, lngLat });
  });
  const plan = planned([...places, placeAt("other", { prize: 900_000, lngLat: [0.03, 0.001] })]);
  const made = plan.routes.flatMap(({ stops }) => stops).filter(({ must }) => must);
  expect(made.length).toBe(4);
  const missing = plan.dropped.filter(({ must }) => must);
  expect(missing).toHaveLength(5);
  expect(plan.warnings.filter(({ kind }) => kind === "must-missing")).toHaveLength(5);
});

test("no unit, no length of shift, and units that cannot go are said, and nothing is lost", () => {
  const places = [placeAt("a"), placeAt("b", { lngLat: [0.01, 0.02] })];
  const nobody = planned(places, { units: [] });
  expect(nobody.dropped.map(({ why }) => why)).toEqual(["no-unit", "no-unit"]);
  const empty = planned(places, { endAt: night.startAt });
  expect(empty.dropped.map(({ why }) => why)).toEqual(["shift-empty", "shift-empty"]);
  expect(empty.unplanned.map(({ why }) => why)).toEqual(night.units.map(() => "no-time"));
  const lost = night.units.map((unit) => ({ ...unit, lngLat: [5, 5] as const }));
  expect(planned(places, { units: lost }).unplanned.map(({ why }) => why)).toEqual(
    night.units.map(() => "no-road"),
  );
});

test("the reason for a unit holds against every other unit", () => {
  const plan = planPatrol(night, roads, { effort: 0.02 });
  const { board, draft } = draftOfPlan(boardFrom(night, roads), plan);
  let compared = 0;
  plan.routes.forEach((route, crew) => {
    route.stops.forEach((stop, index) => {
      const why = stop.whyUnit;
      if (why === null || why.kind === "only" || why.kind === "asked") return;
      const own = addedBy(board, draft, crew, index);
      expect(why.seconds).toBeCloseTo(own, 3);
      compared++;
      if (why.kind === "nearest") expect(why.next.seconds).toBeGreaterThanOrEqual(own - 1e-6);
      else expect(why.nearer.seconds).toBeLessThan(own + 1e-6);
    });
  });
  expect(compared).toBeGreaterThan(20);
});

test("why now is true of the clock", () => {
  const plan = planPatrol(night, roads, { effort: 0.02 });
  for (const stop of plan.routes.flatMap(({ stops }) => stops)) {
    const { whyNow, arriveAt, windows } = stop;
    if (whyNow?.kind === "window") {
      expect(arriveAt).toBeGreaterThanOrEqual(whyNow.from - 1);
      expect(arriveAt).toBeLessThanOrEqual(whyNow.to + 1);
      expect(windows).toContainEqual({ from: whyNow.from, to: whyNow.to });
    }
    if (whyNow?.kind === "return") expect(stop.visit).toBeGreaterThan(1);
    if (whyNow?.kind === "hour") expect(whyNow.ratio).toBeGreaterThanOrEqual(1.15);
  }
});

/** Driving with the stop less driving without it. */
function addedBy(
  board: ReturnType<typeof boardFrom>,
  draft: ReturnType<typeof draftOfPlan>["draft"],
  crewIndex: number,
  index: number,
): number {
  const crew = board.crews[crewIndex];
  const route = draft[crewIndex] ?? [];
  if (crew === undefined) return NaN;
  return clockOf(board, crew, route).drive - clockOf(board, crew, route.toSpliced(index, 1)).drive;
}
