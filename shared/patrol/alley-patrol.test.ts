import { expect, test } from "vitest";
import { present } from "../kit/assert.ts";
import { randomFrom } from "../kit/random.ts";
import { graphFrom } from "../roads/build-graph.ts";
import type { RoadInput } from "../roads/road-input.ts";
import type { LngLat } from "../units/lng-lat.ts";
import { cityNight, roadsOn } from "./city-night.test-data.ts";
import { planPatrol } from "./plan-patrol.ts";

// 小巷巡警队: e-bikes in a town whose blocks are full of alleys, between roads that only cars may use.

const SIDE = 25;
const STEP_E7 = 9_000;
const ROUTES = 100;
/** Half km/h for car, e-bike and foot. */
const ALLEY = [0, 30, 10];
const STREET = [60, 36, 10];
const CAR_ROAD = [120, 0, 0];

/** Lines of a grid: every sixth a street, the next to it a road for cars alone, the rest alleys. */
function speedsOf(line: number): readonly number[] {
  const at = (line % SIDE) % 6;
  return at === 0 ? STREET : at === 1 ? CAR_ROAD : ALLEY;
}

function alleyTown(): RoadInput {
  const random = randomFrom(16);
  const bent = () => (random() - 0.5) * STEP_E7 * 0.3;
  const lines = Array.from({ length: 2 * SIDE }, (_, line) =>
    Array.from({ length: SIDE }, (__, i) =>
      line < SIDE ? line * SIDE + i : i * SIDE + line - SIDE,
    ),
  );
  const points = SIDE * SIDE;
  return {
    pointLng: Int32Array.from({ length: points }, (_, at) => (at % SIDE) * STEP_E7 + bent()),
    pointLat: Int32Array.from(
      { length: points },
      (_, at) => Math.floor(at / SIDE) * STEP_E7 + bent(),
    ),
    pointBlocked: new Uint8Array(points),
    firstWayPoint: Uint32Array.from({ length: lines.length + 1 }, (_, line) => line * SIDE),
    wayPoints: Uint32Array.from(lines.flat()),
    waySpeed: Uint8Array.from(
      lines.flatMap((_, line) => speedsOf(line).flatMap((speed) => [speed, speed])),
    ),
    wayName: Uint32Array.from(lines, (_, line) => line + 1),
    names: ["", ...lines.map((_, line) => `Street ${line}`)],
    restrictions: [],
  };
}

const input = alleyTown();
const roads = roadsOn(graphFrom(input).graph);

/** Which kind of way lies between two neighbouring points of the grid, by where they are. */
const kinds = new Map<string, readonly number[]>();
const placeOf = (point: number): LngLat => [
  present(input.pointLng[point], "a point") / 1e7,
  present(input.pointLat[point], "a point") / 1e7,
];
for (let line = 0; line < 2 * SIDE; line += 1) {
  const points = Array.from(input.wayPoints.subarray(line * SIDE, (line + 1) * SIDE));
  points.slice(1).forEach((to, i) => {
    const [a, b] = [String(placeOf(present(points[i], "a point"))), String(placeOf(to))];
    kinds.set(`${a} ${b}`, speedsOf(line));
    kinds.set(`${b} ${a}`, speedsOf(line));
  });
}

test("100 routes of e-bikes: none over a road that only cars may use, and alleys are used", () => {
  let [routes, alleys, others, unknown] = [0, 0, 0, 0];
  const edge = ((SIDE - 1) * STEP_E7) / 1e7;
  for (let seed = 1; routes < ROUTES; seed += 1) {
    const size = { places: 60, units: 10, hours: 2, modes: ["ebike"] } as const;
    const request = cityNight(seed, size, [0, 0, edge, edge]);
    const plan = planPatrol(request, roads, { effort: 0.004 });
    expect(plan.violations, `seed ${seed}`).toEqual([]);
    for (const { geometry, mode, stops } of plan.routes) {
      expect(mode).toBe("ebike");
      if (stops.length === 0) continue;
      routes += 1;
      geometry.slice(1).forEach((to, i) => {
        const kind = kinds.get(`${String(geometry[i])} ${String(to)}`);
        expect(kind, `seed ${seed}`).not.toBe(CAR_ROAD);
        if (kind === ALLEY) alleys += 1;
        else if (kind === STREET) others += 1;
        else unknown += 1;
      });
    }
  }
  console.info(`${routes} routes: ${alleys} pieces of alleys, ${others} of streets, 0 for cars`);
  // Where a way begins or ends it has a part of a piece, and nothing else may be unknown.
  expect(unknown / (alleys + others)).toBeLessThan(0.5);
  expect(alleys).toBeGreaterThan(1000);
}, 120_000);
