import { expect, test } from "vitest";
import { present } from "../kit/assert.ts";
import { cityNight, townBounds, townOf } from "./city-night.test-data.ts";
import { boardFrom } from "./patrol-board.ts";
import { planFrom } from "./plan-from.ts";
import { planPatrol } from "./plan-patrol.ts";
import { fixedBeats, greedyNearest } from "./rival-plans.test-data.ts";

const SIDE = 24;
const towns = [1, 2, 3, 4].map((seed) => townOf(seed, SIDE));

test("twenty nights bring 15 % more risk-minutes than greedy and fixed beats, none less", () => {
  const sums = { plan: 0, greedy: 0, beats: 0 };
  for (let seed = 1; seed <= 20; seed++) {
    const roads = present(towns[seed % towns.length], "there are towns");
    const request = cityNight(seed, { places: 90, units: 4, hours: 4 }, townBounds(SIDE));
    const board = boardFrom(request, roads);
    const riskOf = (plan: { readonly score: { readonly riskMinutesPerHour: number } }) =>
      plan.score.riskMinutesPerHour;
    const plan = riskOf(planPatrol(request, roads, { effort: 0.05 }));
    const greedy = riskOf(planFrom(board, greedyNearest(board)));
    const beats = riskOf(planFrom(board, fixedBeats(board)));
    expect(greedy, `seed ${seed}`).toBeGreaterThan(0);
    expect(beats, `seed ${seed}`).toBeGreaterThan(0);
    expect(plan, `seed ${seed}`).toBeGreaterThanOrEqual(greedy);
    sums.plan += plan;
    sums.greedy += greedy;
    sums.beats += beats;
  }
  console.info("over greedy", sums.plan / sums.greedy, "over fixed beats", sums.plan / sums.beats);
  expect(sums.plan / sums.greedy).toBeGreaterThanOrEqual(1.15);
  expect(sums.plan / sums.beats).toBeGreaterThanOrEqual(1.15);
}, 120_000);
