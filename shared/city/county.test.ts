import { expect, test } from "vitest";
import { countyOf } from "./county.ts";
import { countyText } from "./county-text.ts";
import type { OsmWay } from "./osm-model.ts";
import { tilesOf } from "./tile.ts";

const SEED = 20_261_124;

const forCars = ({ tags }: OsmWay): boolean =>
  tags["highway"] !== undefined &&
  !["footway", "path", "cycleway", "pedestrian"].includes(tags["highway"]) &&
  tags["motor_vehicle"] !== "no";

function reached(arcs: ReadonlyMap<number, readonly number[]>, start: number): Set<number> {
  const seen = new Set([start]);
  for (const node of seen) for (const next of arcs.get(node) ?? []) seen.add(next);
  return seen;
}

function push(arcs: Map<number, number[]>, a: number, b: number): void {
  const list = arcs.get(a);
  if (list === undefined) arcs.set(a, [b]);
  else list.push(b);
}

test("a city is three counties and a metropolis ten, each in a place of its own", () => {
  for (const [scale, count] of [
    ["county", 1],
    ["city", 3],
    ["metro", 10],
  ] as const) {
    const places = tilesOf(SEED, scale).map(({ centre }) => centre.join(","));
    expect(new Set(places).size).toBe(count);
  }
});

test("neighbouring counties are joined by road, share no id and have a county's figures", () => {
  const shared = new Map<string, number>();
  const tiles = tilesOf(SEED, "city").slice(0, 2);
  const counties = tiles.map((tile) => countyOf(SEED, tile, shared));
  const [out, back] = [new Map<number, number[]>(), new Map<number, number[]>()];
  for (const way of counties.flatMap(({ part }) => part.ways.filter(forCars))) {
    way.nodes.slice(1).forEach((b, i) => {
      const a = way.nodes[i] ?? b;
      push(out, a, b);
      push(back, b, a);
      if (way.tags["oneway"] === "yes") return;
      push(out, b, a);
      push(back, a, b);
    });
  }
  const start = [...out.keys()][0] ?? 0;
  const home = reached(back, start);
  const both = [...reached(out, start)].filter((node) => home.has(node)).length;
  expect(both / new Set([...out.keys(), ...back.keys()]).size).toBeGreaterThan(0.97);
  const ids = counties.flatMap(({ part }) => part.nodes.map(({ id }) => id));
  expect(new Set(ids).size).toBe(ids.length);
  const texts = counties.map(countyText);
  const signs = texts.flatMap(({ units }) => units.map((row) => row.split(",")[1]));
  expect(new Set(signs).size).toBe(1_600);
  for (const text of texts) {
    expect(text.cameras.length + text.camerasGcj02.length).toBe(5_000);
    expect(text.checkpoints.length).toBe(400);
  }
}, 240_000);
