import { expect, test } from "vitest";
import { metres } from "../units/quantity.ts";
import type { LngLat } from "../units/lng-lat.ts";
import { graphFrom } from "./build-graph.ts";
import { roadsOfTown } from "./hand-made-roads.ts";
import type { Town } from "./hand-made-roads.ts";
import type { Mode } from "./mode.ts";
import { routeBetween } from "./route-between.ts";
import { snapperOf } from "./snap.ts";

/**   g---h---i     a street a step of about 111 m
 *    |   |   |
 *    d---e---f
 *    |   |   |
 *    a---b---c                                                                         */
const POINTS: Readonly<Record<string, LngLat>> = {
  a: [0, 0],
  b: [0.001, 0],
  c: [0.002, 0],
  d: [0, 0.001],
  e: [0.001, 0.001],
  f: [0.002, 0.001],
  g: [0, 0.002],
  h: [0.001, 0.002],
  i: [0.002, 0.002],
};
const street = (along: string, tags: Readonly<Record<string, string>> = {}) => ({
  along,
  tags: { highway: "residential", name: along, ...tags },
});
const GRID = ["ab", "bc", "de", "ef", "gh", "hi", "ad", "dg", "be", "eh", "cf", "fi"];
const grid = (changed: Readonly<Record<string, Readonly<Record<string, string>>>> = {}): Town => ({
  points: POINTS,
  ways: GRID.map((along) => street(along, changed[along])),
});

/** The streets from the middle of one to the middle of another. */
function streets(town: Town, from: string, to: string, mode: Mode = "car"): string {
  const { graph } = graphFrom(roadsOfTown(town));
  const snapper = snapperOf(graph, mode);
  const start = snapper.snap(middle(town, from), metres(20));
  const end = snapper.snap(middle(town, to), metres(20));
  if (start === null || end === null) return "off the network";
  const route = routeBetween(graph, mode, start, end);
  return route === null ? "no way" : route.streets.join(" ");
}

function middle(town: Town, along: string): LngLat {
  const [a, b] = [...along].map((letter) => town.points[letter] ?? ([0, 0] as const));
  return [((a?.[0] ?? 0) + (b?.[0] ?? 0)) / 2, ((a?.[1] ?? 0) + (b?.[1] ?? 0)) / 2];
}

test("a route takes the shortest streets and names each once", () => {
  expect(streets(grid(), "ab", "bc")).toBe("ab bc");
  expect(streets(grid(), "ad", "ad")).toBe("ad");
});

test("a one-way street is not entered from its end, but on foot it is", () => {
  const town = grid({ be: { oneway: "yes" } });
  expect(streets(town, "be", "ab")).not.toBe("be ab");
  expect(streets(town, "be", "ab", "foot")).toBe("be ab");
});

test("a closed street is gone around, and what it alone joins is off the network", () => {
  expect(streets(grid({ bc: { access: "no" } }), "ab", "cf")).toBe("ab be ef cf");
  const island: Town = {
    points: { ...POINTS, y: [0.01, 0.01], z: [0.011, 0.01] },
    ways: [...grid().ways, street("yz")],
  };
  expect(streets(island, "ab", "yz")).toBe("off the network");
});

test("a bollard stops the car and lets the e-bike through", () => {
  const town: Town = { ...grid(), barriers: { b: { barrier: "bollard" } } };
  expect(streets(town, "ab", "bc")).toBe("ab ad de ef cf bc");
  expect(streets(town, "ab", "bc", "ebike")).toBe("ab bc");
});

test("a forbidden turn is avoided by wheels and taken on foot", () => {
  const town: Town = { ...grid(), restrictions: ["no ab>b>bc"] };
  expect(streets(town, "ab", "bc")).not.toBe("ab bc");
  expect(streets(town, "bc", "ab")).toBe("bc ab");
  expect(streets(town, "ab", "bc", "foot")).toBe("ab bc");
});

test("an only-turn forbids every other one", () => {
  const town: Town = { ...grid(), restrictions: ["only de>e>ef"] };
  expect(streets(town, "de", "ef")).toBe("de ef");
  expect(streets(town, "de", "eh")).not.toBe("de eh");
  expect(streets(town, "de", "be")).not.toBe("de be");
});

test("turning back happens at dead ends and nowhere else", () => {
  const line: Town = {
    points: { ...POINTS, x: [0.0025, 0] },
    ways: [...grid().ways, street("cx")],
  };
  const town: Town = { ...line, restrictions: ["no bc>c>cf"] };
  expect(streets(town, "bc", "cf")).toBe("bc cx cf");
  expect(streets(grid({ ab: { oneway: "yes" } }), "ab", "ad")).not.toBe("ab ad");
});

test("streets between junctions are contracted, their lengths and names are kept", () => {
  const town: Town = { points: POINTS, ways: [street("abc"), street("cfihgda")] };
  const { report } = graphFrom(roadsOfTown(town));
  expect(report.car.nodes).toBe(1);
  const cross: Town = { points: POINTS, ways: [...town.ways, street("beh")] };
  const { graph } = graphFrom(roadsOfTown(cross));
  expect(graph.networks.car.nodePoint).toHaveLength(2);
  expect(graph.networks.car.arcHead).toHaveLength(6);
});

test("an input without streets gives networks that snap nothing", () => {
  const { graph } = graphFrom(roadsOfTown({ points: POINTS, ways: [] }));
  expect(snapperOf(graph, "car").snap([0, 0], metres(1e6))).toBeNull();
});
