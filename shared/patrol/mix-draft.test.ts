import { expect, test } from "vitest";
import { seconds } from "../units/quantity.ts";
import { cityNight, townBounds, townOf } from "./city-night.test-data.ts";
import { planPatrol } from "./plan-patrol.ts";

const roads = townOf(3);

test("e-bike patrols mix visits and hot places as chosen within one stop, on their streets", () => {
  let routes = 0;
  for (let seed = 1; seed <= 6; seed++) {
    const size = { places: 90, units: 4, hours: 3, modes: ["ebike"] } as const;
    const plain = cityNight(seed, size, townBounds());
    // A third of the places are people to call on.
    const places = plain.places.map((place, i) => {
      if (i % 3 !== 0) return place;
      const visit = { risk: 0, byHour: null, prize: 400, visitsMax: 1, windows: [], must: false };
      return {
        ...place,
        ...visit,
        dwell: seconds(480),
        reasons: [{ code: "VISIT", value: null } as const],
      };
    });
    for (const visitShare of [0.25, 0.5]) {
      const rules = { ...plain.rules, visitShare };
      const plan = planPatrol({ ...plain, places, rules }, roads, { effort: 0.004 });
      expect(plan.violations, `seed ${seed}`).toEqual([]);
      for (const { mode, stops } of plan.routes) {
        routes++;
        expect(mode).toBe("ebike");
        const visits = stops.filter(({ reasons }) => reasons.some(({ code }) => code === "VISIT"));
        const off = Math.abs(visits.length - visitShare * stops.length);
        expect(off, `seed ${seed} share ${visitShare}`).toBeLessThanOrEqual(1);
        expect(stops.length).toBeGreaterThan(3);
      }
    }
  }
  expect(routes).toBe(48);
}, 120_000);
