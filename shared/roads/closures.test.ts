import { expect, test } from "vitest";
import { randomFrom, randomIndex } from "../kit/random.ts";
import { metres, seconds } from "../units/quantity.ts";
import { graphFrom } from "./build-graph.ts";
import { closedGraph, stretchAt } from "./closures.ts";
import { withForbiddenTurns } from "./forbidden-turns.ts";
import { roadsOfTown } from "./hand-made-roads.ts";
import { MODES } from "./mode.ts";
import { nearestBySeconds } from "./nearest-by-seconds.ts";
import { arcCountOf } from "./network.ts";
import { plainSecondsMatrix } from "./plain-matrix.ts";
import { randomPlaces } from "./random-places.ts";
import { randomRoads } from "./random-roads.ts";
import { reachFrom } from "./reach.ts";
import { routeBetween } from "./route-between.ts";
import { secondsMatrix } from "./seconds-matrix.ts";
import { snapperOf } from "./snap.ts";

test("with streets closed, every search agrees with plain search on the same closures", () => {
  let [longer, cut] = [0, 0];
  for (let seed = 1; seed <= 20; seed += 1) {
    console.info("seed", seed);
    const random = randomFrom(seed);
    const { graph } = graphFrom(withForbiddenTurns(randomRoads(random, 10), random, 30));
    const closed = MODES.map((mode) => {
      const arcs = arcCountOf(graph.networks[mode]);
      return { mode, arcs: Array.from({ length: arcs / 15 }, () => randomIndex(random, arcs)) };
    });
    const view = closedGraph(graph, closed);
    for (const mode of MODES) {
      const places = randomPlaces(view, mode, random, 25);
      const plain = plainSecondsMatrix(view, mode, places, places);
      expect(secondsMatrix(view, mode, places)).toEqual(plain);
      const open = secondsMatrix(graph, mode, places);
      for (const [at, time] of plain.entries()) {
        expect(time).toBeGreaterThanOrEqual(open[at] ?? NaN);
        if (time === Infinity) cut += 1;
        else if (time > (open[at] ?? NaN)) longer += 1;
      }
      const [target] = places;
      if (target === undefined) continue;
      for (const { source, seconds: time } of nearestBySeconds(view, mode, target, places, 25)) {
        expect(time).toBe(plain[source * places.length]);
        const from = places[source] ?? target;
        expect(routeBetween(view, mode, from, target)?.seconds).toBe(time);
      }
    }
    expect(secondsMatrix(closedGraph(graph, []), "car", [])).toHaveLength(0);
  }
  expect(longer).toBeGreaterThan(1000);
  expect(cut).toBeGreaterThan(0);
});

/** Two ways round a block:  a - b - c above, a - d - c below. */
const BLOCK = {
  points: {
    a: [0, 0],
    b: [0.001, 0.001],
    c: [0.002, 0],
    d: [0.001, -0.002],
    e: [-0.001, 0],
    f: [0.003, 0],
  },
  ways: ["ea", "abc", "adc", "cf"].map((along) => ({
    along,
    tags: { highway: "residential", name: along },
  })),
} as const;

test("a street closed at a place is gone around by the modes named, until it is open again", () => {
  const { graph } = graphFrom(roadsOfTown(BLOCK));
  const streets = (view: typeof graph, mode: "car" | "foot"): readonly string[] => {
    const [from, to] = ([-0.0005, 0.0025] as const).map((lng) =>
      snapperOf(view, mode).snap([lng, 0], metres(20)),
    );
    if (from === null || from === undefined || to === null || to === undefined) return [];
    return routeBetween(view, mode, from, to)?.streets ?? [];
  };
  const stretch = stretchAt(graph, [0.0011, 0.00105], ["car", "ebike"], metres(50));
  expect(stretch?.street).toBe("abc");
  expect(stretch?.line).toEqual([BLOCK.points.a, BLOCK.points.b, BLOCK.points.c]);
  expect(stretch?.arcs.map(({ mode, arcs }) => [mode, arcs.length])).toEqual([
    ["car", 2],
    ["ebike", 2],
  ]);
  const view = closedGraph(graph, stretch?.arcs ?? []);
  expect(streets(graph, "car")).toEqual(["ea", "abc", "cf"]);
  expect(streets(view, "car")).toEqual(["ea", "adc", "cf"]);
  expect(streets(view, "foot")).toEqual(["ea", "abc", "cf"]);
  expect(streets(closedGraph(graph, []), "car")).toEqual(["ea", "abc", "cf"]);
});

test("who stands on a closed street drives off it, and nobody drives up to it", () => {
  const { graph } = graphFrom(roadsOfTown(BLOCK));
  const stretch = stretchAt(graph, [0.001, 0.001], ["car"], metres(50));
  const view = closedGraph(graph, stretch?.arcs ?? []);
  const inside = snapperOf(view, "car").snap([0.001, 0.001], metres(20));
  const outside = snapperOf(view, "car").snap([0.0025, 0], metres(20));
  if (inside === null || outside === null) throw new Error("both places lie on streets");
  expect(routeBetween(view, "car", inside, outside)?.streets).toEqual(["abc", "cf"]);
  expect(routeBetween(view, "car", outside, inside)).toBeNull();
  const exits = reachFrom(view, "car", outside, [seconds(60)]).flatMap((reach) => reach.exits);
  expect(exits.map(({ street }) => street)).not.toContain("abc");
});

test("a place far from every street closes nothing", () => {
  const { graph } = graphFrom(roadsOfTown(BLOCK));
  expect(stretchAt(graph, [0.5, 0.5], ["car"], metres(300))).toBeNull();
});
