import { expect, test } from "vitest";
import { randomFrom } from "../../kit/random.ts";
import { graphFrom } from "../build-graph.ts";
import { MODES } from "../mode.ts";
import { plainSecondsMatrix } from "../plain-matrix.ts";
import { randomPlaces } from "../random-places.ts";
import { randomRoads } from "../random-roads.ts";
import { withForbiddenTurns } from "../forbidden-turns.ts";
import { routeBetween } from "../route-between.ts";
import { secondsMatrix } from "../seconds-matrix.ts";
import { hierarchyFault } from "./hierarchy-fault.ts";
import { fastestWay } from "../fastest-way.ts";
import { arcCountOf, turnAllowed } from "../network.ts";

const SEEDS = Array.from({ length: 24 }, (_, at) => at + 1);

test("times by the hierarchy are those of plain search, on towns full of forbidden turns", () => {
  let banned = 0;
  let unreachable = 0;
  for (const seed of SEEDS) {
    console.info("seed", seed);
    const random = randomFrom(seed);
    const side = 5 + (seed % 8);
    const input = withForbiddenTurns(randomRoads(random, side), random, seed * 5);
    const { graph } = graphFrom(input);
    for (const mode of MODES) {
      banned += graph.networks[mode].bans.length;
      const places = randomPlaces(graph, mode, random, 30);
      const plain = plainSecondsMatrix(graph, mode, places, places);
      expect(secondsMatrix(graph, mode, places)).toEqual(plain);
      unreachable += plain.filter((seconds) => seconds === Infinity).length;
      for (const [at, from] of places.entries()) {
        const to = places[(at * 7 + 3) % places.length] ?? from;
        const wanted = plain[at * places.length + places.indexOf(to)];
        expect(routeBetween(graph, mode, from, to)?.seconds ?? Infinity).toBe(wanted);
      }
    }
  }
  expect(banned).toBeGreaterThan(1000);
  console.info("forbidden turns", banned, "pairs without a way", unreachable);
});

test("a way is made of arcs that may follow one another, and takes as long as they do", () => {
  let steps = 0;
  for (const seed of SEEDS.slice(0, 12)) {
    console.info("seed", seed);
    const random = randomFrom(seed);
    const { graph } = graphFrom(withForbiddenTurns(randomRoads(random, 9), random, 60));
    const network = graph.networks.car;
    const places = randomPlaces(graph, "car", random, 20);
    for (const [at, from] of places.entries()) {
      const to = places[(at + 7) % places.length] ?? from;
      const way = fastestWay(graph, "car", from, to);
      if (way === null) continue;
      const [first = -1, ...rest] = way.arcs;
      const start = from.arcs.find(({ arc }) => arc === first);
      const end = to.arcs.find(({ arc }) => arc === rest[rest.length - 1]);
      let millis = (start?.millisAfter ?? NaN) - (end?.millisAfter ?? NaN);
      for (const [place, arc] of rest.entries()) {
        const before = way.arcs[place] ?? -1;
        expect(network.arcHead[before]).toBe(network.arcTail[arc]);
        expect(turnAllowed(network, before, arc)).toBe(true);
        millis += network.arcMillis[arc] ?? NaN;
        steps += 1;
      }
      expect(millis).toBe(way.millis);
    }
  }
  expect(steps).toBeGreaterThan(500);
});

test("a hierarchy that was just made has no fault, and the same streets give the same one", () => {
  const make = () =>
    graphFrom(withForbiddenTurns(randomRoads(randomFrom(3), 9), randomFrom(4), 60));
  const [one, other] = [make().graph, make().graph];
  for (const mode of MODES) {
    const arcs = arcCountOf(one.networks[mode]);
    expect(hierarchyFault(one.hierarchies[mode], arcs)).toBeNull();
    expect(other.hierarchies[mode]).toEqual(one.hierarchies[mode]);
  }
});
