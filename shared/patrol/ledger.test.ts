import { expect, test } from "vitest";
import type { IncidentState } from "../fold/incident-state.ts";
import type { PlanState } from "../fold/plan-state.ts";
import { randomFrom, randomIndex } from "../kit/random.ts";
import type { LngLat } from "../units/lng-lat.ts";
import { epochMs } from "../units/quantity.ts";
import { countedDemand } from "./demand.ts";
import { ledgerFrom } from "./ledger.ts";
import { cellOf } from "./patrol-cell.ts";

const DAY_MS = 86_400_000;
const START = Date.UTC(2026, 10, 1);
const CELLS = Array.from({ length: 10 }, (_, i): LngLat => [0.01 * i + 0.001, 0.001]);

function report(lngLat: LngLat, at: number, source: string): IncidentState {
  const position = { kind: "located", lngLat, raw: lngLat, crs: "wgs84" };
  const of = { position, reportedAt: at, source, address: "" };
  return { report: of } as unknown as IncidentState;
}

/** A day's plan that gave each cell so many minutes, all of them delivered but the last tenth. */
function dayPlan(day: number, minutes: readonly number[]): PlanState {
  const at = epochMs(START + day * DAY_MS + 20 * 3_600_000);
  const stops = minutes.map((of, i) => {
    const lngLat = CELLS[i] ?? [0, 0];
    const place = { placeId: `p${i}`, placeName: `p${i}`, cellId: cellOf(lngLat), lngLat };
    return { ...place, arriveAt: at, leaveAt: at, dwell: of * 60 };
  });
  const dose = stops.map(({ placeId, cellId, dwell }) => {
    return { placeId, cellId, hourAt: at, seconds: 0.9 * dwell };
  });
  const plan = { routes: [{ stops }], endAt: at };
  return { plan, past: [], dose, endedAt: null } as unknown as PlanState;
}

const citizens = Array.from({ length: 7 * 40 }, (_, i) => {
  const random = randomFrom(i + 1);
  const at = START + random() * 7 * DAY_MS;
  return report(CELLS[randomIndex(random, CELLS.length)] ?? [0, 0], at, "operator");
});

/** Plans of seven days; each gives minutes by `weights`, which may follow what patrols found. */
function week(follows: boolean) {
  const plans: PlanState[] = [];
  const found: IncidentState[] = [];
  const weights = CELLS.map(() => 1);
  for (let day = 0; day < 7; day++) {
    const sum = weights.reduce((total, weight) => total + weight, 0);
    const minutes = weights.map((weight) => (400 * weight) / sum);
    plans.push(dayPlan(day, minutes));
    // Who goes there finds something there.
    minutes.forEach((of, i) => {
      const more = Math.round((of * of) / 200);
      if (follows) weights[i] = (weights[i] ?? 0) + (i === 2 ? more + 1 : more);
      const at = START + day * DAY_MS + 21 * 3_600_000;
      for (let n = 0; n < more; n++) found.push(report(CELLS[i] ?? [0, 0], at, "patrol:巡07"));
    });
    if (follows) weights[2] = (weights[2] ?? 0) * 1.6;
  }
  return { plans, found };
}

const asked = { toAt: epochMs(START + 7 * DAY_MS - 1), days: 7, utcOffsetMinutes: 0 };

test("a planted feedback loop is said to drift within seven days, and fair patrols are not", () => {
  const loop = week(true);
  const incidents = [...citizens, ...loop.found];
  const cap = { cellMinutesMax: null };
  const { warnings } = ledgerFrom({ ...asked, ...cap, plans: loop.plans, incidents });
  const drifts = warnings.filter(({ kind }) => kind === "drift");
  expect(drifts.length).toBeGreaterThan(0);
  expect(drifts[drifts.length - 1]?.cellId).toBe(cellOf(CELLS[2] ?? [0, 0]));
  const fair = week(false);
  const calm = ledgerFrom({ ...asked, ...cap, plans: fair.plans, incidents });
  expect(calm.warnings).toEqual([]);
});

test("what patrols found changes neither the need in the ledger nor the demand of a plan", () => {
  const { plans, found } = week(true);
  const of = { ...asked, cellMinutesMax: null, plans };
  const without = ledgerFrom({ ...of, incidents: citizens });
  expect(ledgerFrom({ ...of, incidents: [...citizens, ...found] })).toEqual(without);
  const now = { now: asked.toAt, utcOffsetMinutes: 0 };
  expect(countedDemand([...citizens, ...found], now)).toEqual(countedDemand(citizens, now));
  expect(found.length).toBeGreaterThan(20);
});

test("minutes by cell and hour, debt and cells above their cap are those that were given", () => {
  const plans = [dayPlan(0, [60, 30]), dayPlan(1, [20])];
  const ledger = ledgerFrom({ ...asked, plans, incidents: citizens, cellMinutesMax: 45 });
  expect(ledger.plannedMinutes).toBeCloseTo(110);
  expect(ledger.deliveredMinutes).toBeCloseTo(99);
  expect(ledger.debtMinutes).toBeCloseTo(11);
  const row = ledger.rows.find(
    (one) => one.cellId === cellOf(CELLS[0] ?? [0, 0]) && one.hour === 20,
  );
  expect(row).toMatchObject({ plannedMinutes: 80, deliveredMinutes: 72 });
  const reports = ledger.rows.reduce((sum, one) => sum + one.citizenReports, 0);
  expect(reports).toBe(citizens.length);
  expect(ledger.warnings.filter(({ kind }) => kind === "cap")).toEqual([
    { ...{ kind: "cap", cellId: row?.cellId, name: "p0" }, dayStartAt: START, value: 54 },
  ]);
});
