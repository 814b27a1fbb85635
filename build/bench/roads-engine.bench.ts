import { test } from "vitest";
import { randomFrom } from "../../shared/kit/random.ts";
import { graphFrom } from "../../shared/roads/build-graph.ts";
import { closedGraph, stretchAt } from "../../shared/roads/closures.ts";
import { bufferFromGraph, graphFromBuffer } from "../../shared/roads/graph.ts";
import type { Graph } from "../../shared/roads/graph.ts";
import { hierarchyOf } from "../../shared/roads/hierarchy/build-hierarchy.ts";
import { nearestBySeconds } from "../../shared/roads/nearest-by-seconds.ts";
import { arcCountOf, nodeCountOf } from "../../shared/roads/network.ts";
import { plainSecondsMatrix } from "../../shared/roads/plain-matrix.ts";
import { randomPlaces } from "../../shared/roads/random-places.ts";
import { reachFrom } from "../../shared/roads/reach.ts";
import { routeBetween } from "../../shared/roads/route-between.ts";
import { secondsMatrix } from "../../shared/roads/seconds-matrix.ts";
import type { Snapped } from "../../shared/roads/snap.ts";
import { metres, seconds } from "../../shared/units/quantity.ts";
import { costOf, sink, spreadOf, timesOf } from "./cost-of.ts";
import { figure } from "./figure.ts";
import { samplePath } from "./sample-path.ts";
import { townOfFortyThousand } from "./town-of-forty-thousand.ts";

const SEED = 5;
const ROUTES = 1000;
const MATRIX = 200;
/** Rows that plain search does of the same matrix; the rest is multiplied. */
const PLAIN_ROWS = 20;
const UNITS = 300;
const NEAREST = 5;

test("searches on 40,000 junctions with forbidden turns", async () => {
  const extract = samplePath("osm/mannheim-heidelberg-2016.osm.pbf");
  if (extract === null) return;
  const input = await townOfFortyThousand(extract, SEED);
  const built = await costOf(() => graphFrom(input).graph);
  const { car } = built.value.networks;
  const given = { nodes: nodeCountOf(car), arcs: arcCountOf(car), bans: car.bans.length };
  figure("three networks, hierarchies", given, { cpuMs: built.cpuMs });
  const again = await costOf(() => hierarchyOf(built.value, car));
  figure("one hierarchy, warm", given, { cpuMs: again.cpuMs });
  const graph = await reread(built.value, given);
  const random = randomFrom(SEED);
  const places = randomPlaces(graph, "car", random, 2 * ROUTES);
  await routes(graph, places, given);
  await matrices(graph, places, given);
  await others(graph, places, given);
  await closing(graph, places, given);
});

type Given = Record<string, number>;

async function reread(graph: Graph, given: Given): Promise<Graph> {
  const buffer = bufferFromGraph(graph);
  const read = await costOf(() => graphFromBuffer(buffer));
  if (!read.value.ok) throw new Error(read.value.refusal.kind);
  figure("read and check a graph", given, {
    megabytes: buffer.byteLength / 1e6,
    cpuMs: read.cpuMs,
  });
  return read.value.value;
}

async function routes(graph: Graph, places: readonly Snapped[], given: Given): Promise<void> {
  const taken = await timesOf({ times: ROUTES - 50, warmUp: 50 }, (run) => {
    sink.value = routeBetween(graph, "car", places[run]!, places[run + ROUTES]!);
  });
  figure("G6 route, bar p95 1 ms", given, spreadOf(taken));
}

async function matrices(graph: Graph, places: readonly Snapped[], given: Given): Promise<void> {
  const taken = await timesOf({ times: 20, warmUp: 5 }, (run) => {
    sink.value = secondsMatrix(graph, "car", places.slice(run * 10, run * 10 + MATRIX));
  });
  figure(`G5 ${MATRIX} × ${MATRIX}, bar 60 ms`, given, spreadOf(taken));
  const points = places.slice(0, MATRIX);
  const plain = await costOf(() =>
    plainSecondsMatrix(graph, "car", points.slice(0, PLAIN_ROWS), points),
  );
  const cpuMs = (plain.cpuMs * MATRIX) / PLAIN_ROWS;
  figure("   plain search, the same", given, { cpuMs, ratio: cpuMs / taken.cpuMs });
}

async function others(graph: Graph, places: readonly Snapped[], given: Given): Promise<void> {
  const units = places.slice(ROUTES, ROUTES + UNITS);
  const nearest = await timesOf({ times: 500, warmUp: 50 }, (run) => {
    sink.value = nearestBySeconds(graph, "car", places[run]!, units, NEAREST);
  });
  figure(`G7 ${NEAREST} of ${UNITS}, bar p95 1 ms`, given, spreadOf(nearest));
  const limits = [300, 600, 900].map(seconds);
  const reach = await timesOf({ times: 100, warmUp: 10 }, (run) => {
    sink.value = reachFrom(graph, "car", places[run]!, limits);
  });
  figure("G8 reach 5/10/15 min, bar 20 ms", given, spreadOf(reach));
}

async function closing(graph: Graph, places: readonly Snapped[], given: Given): Promise<void> {
  const taken = await timesOf({ times: 10, warmUp: 2 }, (run) => {
    const stretch = stretchAt(graph, places[run]!.lngLat, ["car"], metres(50));
    const view = closedGraph(graph, stretch?.arcs ?? []);
    sink.value = routeBetween(view, "car", places[run + 20]!, places[run + 40]!);
  });
  figure("close a street and route", given, spreadOf(taken));
}
