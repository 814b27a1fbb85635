import { expect, test } from "vitest";
import { randomFrom, randomIndex } from "../kit/random.ts";
import { metres } from "../units/quantity.ts";
import type { LngLat } from "../units/lng-lat.ts";
import { graphFrom } from "./build-graph.ts";
import type { Graph } from "./graph.ts";
import { nearestBySeconds } from "./nearest-by-seconds.ts";
import { PlainReference } from "./plain-reference.ts";
import { randomRoads } from "./random-roads.ts";
import { E7 } from "./road-input.ts";
import type { RoadInput } from "./road-input.ts";
import { routeBetween } from "./route-between.ts";
import { secondsMatrix } from "./seconds-matrix.ts";
import { snapperOf } from "./snap.ts";
import type { Snapped } from "./snap.ts";

const SEEDS = Array.from({ length: 40 }, (_, at) => at + 1);
/** Rounding to whole milliseconds, once an arc. */
const TOLERANCE_SECONDS = 0.05;

type Spot = { readonly snapped: Snapped };

/** The middles of pieces that are routable. */
function spotsOf(input: RoadInput, graph: Graph): Spot[] {
  const snapper = snapperOf(graph, "car");
  const spots: Spot[] = [];
  for (let way = 0; way < input.wayName.length; way += 1) {
    const end = (input.firstWayPoint[way + 1] ?? 0) - 1;
    for (let at = input.firstWayPoint[way] ?? 0; at < end; at += 1) {
      const [a, b] = [input.wayPoints[at] ?? 0, input.wayPoints[at + 1] ?? 0];
      const snapped = snapper.snap(middle(input, a, b), metres(0.1));
      const ends = snapped === null ? [] : endsOf(graph, snapped);
      if (snapped !== null && ends.includes(a) && ends.includes(b)) spots.push({ snapped });
    }
  }
  return spots;
}

function middle(input: RoadInput, a: number, b: number): LngLat {
  return [
    ((input.pointLng[a] ?? 0) + (input.pointLng[b] ?? 0)) / 2 / E7,
    ((input.pointLat[a] ?? 0) + (input.pointLat[b] ?? 0)) / 2 / E7,
  ];
}

function endsOf(graph: Graph, { piece }: Snapped): number[] {
  const { chainPoints } = graph.networks.car;
  return [chainPoints[piece] ?? -1, chainPoints[piece + 1] ?? -1];
}

function referenceSeconds(
  graph: Graph,
  reference: PlainReference,
  from: Snapped,
  to: Snapped,
): number {
  const enter = reference.enterTimes(stepsOf(graph, reference, from));
  const ends = stepsOf(graph, reference, to).map(
    (step) => (enter[step] ?? Infinity) + (reference.steps[step]?.millis ?? 0) / 2,
  );
  const same = from.chain === to.chain && from.piece === to.piece;
  return Math.min(same ? 0 : Infinity, ...ends) / 1000;
}

/** The directions of a piece that are routable, as steps of the reference. */
function stepsOf(graph: Graph, reference: PlainReference, snapped: Snapped): number[] {
  const [a, b] = endsOf(graph, snapped);
  return snapped.arcs.map(({ arc }) => {
    const against = ((graph.networks.car.arcChain[arc] ?? 0) & 1) === 1;
    return reference.stepBetween((against ? b : a) ?? -1, (against ? a : b) ?? -1);
  });
}

test("routes take as long as the plain reference says, restrictions included", () => {
  let compared = 0;
  let applied = 0;
  for (const seed of SEEDS) {
    console.info("seed", seed);
    const random = randomFrom(seed);
    const input = randomRoads(random, 7);
    const { graph, report } = graphFrom(input);
    applied += report.car.restrictionsApplied;
    const spots = spotsOf(input, graph);
    const reference = new PlainReference(input);
    for (let pair = 0; pair < 15 && spots.length > 0; pair += 1) {
      const from = spots[randomIndex(random, spots.length)];
      const to = spots[randomIndex(random, spots.length)];
      if (from === undefined || to === undefined) continue;
      const found = routeBetween(graph, "car", from.snapped, to.snapped);
      const wanted = referenceSeconds(graph, reference, from.snapped, to.snapped);
      expect(Math.abs((found?.seconds ?? Infinity) - wanted)).toBeLessThan(TOLERANCE_SECONDS);
      compared += 1;
    }
  }
  expect(compared).toBeGreaterThan(400);
  expect(applied).toBeGreaterThan(200);
});

test("route, matrix and nearest give the same milliseconds", () => {
  for (const seed of SEEDS.slice(0, 15)) {
    console.info("seed", seed);
    const random = randomFrom(seed);
    const { spots, graph } = town(seed);
    const points = Array.from(
      { length: 12 },
      () => spots[randomIndex(random, spots.length)],
    ).flatMap((spot) => (spot === undefined ? [] : [spot.snapped]));
    const matrix = secondsMatrix(graph, "car", points);
    for (const [to, target] of points.entries()) {
      const column = points.map((_, from) => matrix[from * points.length + to] ?? Infinity);
      for (const [from, source] of points.entries()) {
        expect(routeBetween(graph, "car", source, target)?.seconds).toBe(column[from]);
      }
      const count = 1 + randomIndex(random, points.length);
      const sources = [null, ...points];
      const nearest = nearestBySeconds(graph, "car", target, sources, count);
      const sorted = column
        .map((seconds, at) => ({ source: at + 1, seconds }))
        .sort((a, b) => a.seconds - b.seconds || a.source - b.source)
        .slice(0, count);
      expect(nearest.map(({ source, seconds }) => ({ source, seconds }))).toEqual(sorted);
      for (const { source, metres: length, seconds } of nearest) {
        const route = routeBetween(graph, "car", points[source - 1] ?? target, target);
        expect(route?.seconds).toBe(seconds);
        expect(length).toBeGreaterThanOrEqual(0);
      }
    }
  }
});

test("the length of a route is the length of its line, from the start to the goal", () => {
  for (const seed of SEEDS.slice(0, 10)) {
    console.info("seed", seed);
    const random = randomFrom(seed);
    const { spots, graph } = town(seed);
    const from = spots[randomIndex(random, spots.length)]?.snapped;
    const to = spots[randomIndex(random, spots.length)]?.snapped;
    if (from === undefined || to === undefined) continue;
    const route = routeBetween(graph, "car", from, to);
    const line = route?.geometry ?? [];
    let length = 0;
    for (let at = 1; at < line.length; at += 1) length += flat(line[at - 1], line[at]);
    expect(line[0]).toEqual(from.lngLat);
    expect(line[line.length - 1]).toEqual(to.lngLat);
    expect(Math.abs(length - (route?.metres ?? 0))).toBeLessThan(0.5);
  }
});

function town(seed: number): { readonly spots: Spot[]; readonly graph: Graph } {
  const input = randomRoads(randomFrom(seed), 7);
  const { graph } = graphFrom(input);
  return { spots: spotsOf(input, graph), graph };
}

/** At the equator, where the towns stand, a degree is as long east as north. */
function flat(a: LngLat | undefined, b: LngLat | undefined): number {
  return Math.hypot((b?.[0] ?? 0) - (a?.[0] ?? 0), (b?.[1] ?? 0) - (a?.[1] ?? 0)) * 111_195.08;
}
