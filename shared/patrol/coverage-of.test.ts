import { expect, test } from "vitest";
import { cityNight, townBounds, townOf } from "./city-night.test-data.ts";
import { coverDraft } from "./cover-draft.ts";
import { coverageField, coverageOf, ringsOf } from "./coverage-of.ts";
import { clockOf } from "./draft.ts";
import type { Draft } from "./draft.ts";
import { boardFrom } from "./patrol-board.ts";
import type { Board } from "./patrol-board.ts";
import { draftOfPlan } from "./plan-draft.ts";
import { planPatrol } from "./plan-patrol.ts";

const roads = townOf(1);
const request = cityNight(1, { places: 50, units: 5, hours: 4 }, townBounds());
const plan = planPatrol(request, roads, { effort: 0.02 });
const { board, draft } = draftOfPlan(boardFrom(request, roads), plan);

test("every minute's cover is what asking every unit about every place gives", () => {
  const field = coverageField(board);
  const coverage = coverageOf(board, draft, field);
  expect(coverage?.within5).toHaveLength(240);
  for (let minute = 0; minute < 240; minute += 7) {
    expect(coverage?.within3[minute], `minute ${minute}`).toBe(
      bruteShare(board, draft, minute, 180),
    );
    expect(coverage?.within5[minute], `minute ${minute}`).toBe(
      bruteShare(board, draft, minute, 300),
    );
  }
  expect(plan.coverage).toEqual(coverage);
});

test("the rings of the fleet's tiers stand beside their targets", () => {
  const rings = ringsOf(board, draft, coverageField(board));
  expect(rings.map(({ minutes }) => minutes)).toEqual([1, 3, 5]);
  for (const { share, target } of rings) {
    expect(share).toBeGreaterThanOrEqual(0);
    expect(share).toBeLessThanOrEqual(1000);
    expect(target).toBeGreaterThan(0);
  }
});

test("a floor that can be kept is kept, and one that cannot is said with its minutes", () => {
  const least = Math.min(...(plan.coverage?.within5 ?? []));
  const asked = (coverageFloor: number) => ({
    ...request,
    rules: { ...request.rules, coverageFloor },
  });
  const easy = planPatrol(asked(least / 1000), roads, { effort: 0.02 });
  expect(easy.coverage?.minutesBelow).toBe(0);
  const hard = planPatrol(asked(0.999), roads, { effort: 0.02 });
  expect(hard.coverage?.minutesBelow).toBeGreaterThan(0);
  expect(hard.warnings).toContainEqual({
    ...{ kind: "coverage", unitId: null, placeId: null },
    value: hard.coverage?.minutesBelow,
  });
  expect(hard.violations).toEqual([]);
});

test("minutes below the floor become fewer where stops can be moved, and never more", () => {
  const field = coverageField(board);
  let lifted = 0;
  for (const floor of [300, 450, 600, 750]) {
    const rules = { ...request.rules, coverageFloor: floor / 1000 };
    const raised: Board = { ...board, request: { ...request, rules } };
    const missed = (of: Draft) =>
      (coverageOf(raised, of, field)?.within5 ?? []).reduce(
        (sum, share) => sum + Math.max(0, floor - share),
        0,
      );
    const [before, after] = [missed(draft), missed(coverDraft(raised, field, draft))];
    expect(after, `floor ${floor}`).toBeLessThanOrEqual(before);
    lifted += before - after;
  }
  expect(lifted).toBeGreaterThan(0);
});

/** Where each unit is at that minute, or which stop it is driving to, and who is near what. */
function bruteShare(on: Board, of: Draft, minute: number, limit: number): number {
  const at = minute * 60;
  const { places } = on.request;
  let [covered, all] = [0, 0];
  places.forEach((place, node) => {
    if (place.risk <= 0) return;
    all += place.risk;
    const isNear = on.crews.some((crew, index) => {
      const clock = clockOf(on, crew, of[index] ?? []);
      const part = crew.parts.findIndex(([from, to]) => at >= from && at < to);
      if (part < 0) return false;
      const next = clock.stops.find((stop) => stop.part === part && stop.leave > at);
      const home = clock.homes[part];
      const [to, there] =
        next === undefined
          ? [(home?.drive ?? 0) > 0 ? crew.end : (home?.from ?? crew.start), home?.arrive ?? 0]
          : [next.to, next.begin - next.wait];
      return Math.max(0, there - at) + on.secondsBetween(crew.network, to, node) <= limit;
    });
    if (isNear) covered += place.risk;
  });
  return Math.round((1000 * covered) / all);
}
