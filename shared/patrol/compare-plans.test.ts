import { expect, test } from "vitest";
import { cityNight, townBounds, townOf } from "./city-night.test-data.ts";
import { comparePlans, sameShare } from "./compare-plans.ts";
import { planPatrol } from "./plan-patrol.ts";

const roads = townOf(1);
const request = cityNight(1, { places: 40, units: 4, hours: 3 }, townBounds());
const one = planPatrol(request, roads, { effort: 0.02 });
const other = planPatrol({ ...request, seed: 9 }, roads, { effort: 0.02 });

test("a plan beside itself differs in nothing", () => {
  const { figures, changes, sameShare: same } = comparePlans(one, one);
  expect(same).toBe(1);
  expect(new Set(changes.map(({ kind }) => kind))).toEqual(new Set(["kept"]));
  for (const { first, second, better } of figures) {
    expect(first).toBe(second);
    expect(better).toBeNull();
  }
});

test("every stop of two plans is told once on each side", () => {
  const { figures, changes } = comparePlans(one, other);
  const count = (plan: typeof one) => plan.routes.flatMap(({ stops }) => stops).length;
  expect(changes.filter(({ fromUnitId }) => fromUnitId !== null)).toHaveLength(count(one));
  expect(changes.filter(({ toUnitId }) => toUnitId !== null)).toHaveLength(count(other));
  const risk = figures.find(({ kind }) => kind === "risk-minutes");
  expect([risk?.first, risk?.second]).toEqual([one.score.riskMinutes, other.score.riskMinutes]);
  expect(risk?.better).toBe(other.score.riskMinutes > one.score.riskMinutes);
  expect(sameShare(one, other)).toBeLessThan(0.6);
});
