import { join } from "node:path";
import { test } from "vitest";
import { readOsmSources } from "../../electron/imports/osm/read-osm-sources.ts";
import { randomFrom, randomIndex } from "../../shared/kit/random.ts";
import { graphFrom } from "../../shared/roads/build-graph.ts";
import type { Graph } from "../../shared/roads/graph.ts";
import { MODES } from "../../shared/roads/mode.ts";
import type { Mode } from "../../shared/roads/mode.ts";
import { arcCountOf, nodeCountOf } from "../../shared/roads/network.ts";
import { randomPlaces } from "../../shared/roads/random-places.ts";
import { reachFrom } from "../../shared/roads/reach.ts";
import { routeBetween } from "../../shared/roads/route-between.ts";
import { secondsMatrix } from "../../shared/roads/seconds-matrix.ts";
import type { Snapped } from "../../shared/roads/snap.ts";
import { seconds } from "../../shared/units/quantity.ts";
import { costOf, sink, spreadOf, timesOf } from "./cost-of.ts";
import type { Times } from "./cost-of.ts";
import { figure } from "./figure.ts";
import { samplePath } from "./sample-path.ts";
import { Routino } from "./routino.ts";
import { scratchFolder } from "./scratch-folder.ts";
import { ngraphOn } from "./ngraph.ts";
import { peerPackages } from "./peer-packages.ts";
import { Valhalla } from "./valhalla.ts";

const SEED = 5;
const ROUTES = 100;
const MATRIX = 200;
const COMPARED = 300;
const folder = scratchFolder();

test("the same searches by other engines, in the same run", async () => {
  const extract = samplePath("osm/mannheim-heidelberg-2016.osm.pbf");
  const peers = await peerPackages();
  if (extract === null || peers === null) return;
  const graph = await graphOf(extract);
  const { car } = graph.networks;
  const given = { nodes: nodeCountOf(car), arcs: arcCountOf(car), seed: SEED };
  const places = randomPlaces(graph, "car", randomFrom(SEED), 2 * MATRIX);
  const own = await ownTimes(graph, places, given);
  await ngraphTimes(peers, graph, own, given);
  const valhalla = await Valhalla.of(peers, extract, join(folder, "searches"));
  if (valhalla !== null) await valhallaTimes(valhalla, places, own, given);
});

test.each(["mannheim-heidelberg-2016", "liechtenstein-2021"])("times in %s", async (name) => {
  const extract = samplePath(`osm/${name}.osm.pbf`);
  const peers = await peerPackages();
  if (extract === null || peers === null) return;
  const graph = await graphOf(extract);
  const home = join(folder, name);
  for (const peer of [await Valhalla.of(peers, extract, home), await Routino.of(extract, home)]) {
    if (peer === null) continue;
    for (const mode of MODES) await compareTimes(peer, { graph, name, mode });
  }
});

async function graphOf(extract: string): Promise<Graph> {
  const read = await readOsmSources([extract], () => undefined);
  if (!read.ok) throw new Error(read.refusal.kind);
  return graphFrom(read.value.roads).graph;
}

type Given = Record<string, number>;
type Own = { readonly route: Times; readonly matrix: Times; readonly reach: Times };

async function ownTimes(graph: Graph, places: readonly Snapped[], given: Given): Promise<Own> {
  const route = await timesOf({ times: ROUTES - 10, warmUp: 10 }, (run) => {
    sink.value = routeBetween(graph, "car", places[run]!, places[run + ROUTES]!);
  });
  figure("route", given, spreadOf(route));
  const matrix = await timesOf({ times: 10, warmUp: 3 }, (run) => {
    sink.value = secondsMatrix(graph, "car", places.slice(run, run + MATRIX));
  });
  figure(`matrix ${MATRIX} × ${MATRIX}`, given, spreadOf(matrix));
  const reach = await timesOf({ times: 40, warmUp: 10 }, (run) => {
    sink.value = reachFrom(graph, "car", places[run]!, [300, 600, 900].map(seconds));
  });
  figure("reach 5/10/15 min", given, spreadOf(reach));
  return { route, matrix, reach };
}

async function ngraphTimes(
  peers: NodeJS.Require,
  graph: Graph,
  own: Own,
  given: Given,
): Promise<void> {
  const nodes = nodeCountOf(graph.networks.car);
  const finder = ngraphOn(peers, graph.networks.car);
  const random = randomFrom(SEED);
  const taken = await timesOf({ times: ROUTES - 10, warmUp: 10 }, () => {
    sink.value = finder.find(randomIndex(random, nodes), randomIndex(random, nodes));
  });
  figure("ngraph.path route", given, { ...spreadOf(taken), ratio: taken.cpuMs / own.route.cpuMs });
}

async function valhallaTimes(
  valhalla: Valhalla,
  places: readonly Snapped[],
  own: Own,
  given: Given,
): Promise<void> {
  const at = (place: number) => places[place]!.lngLat;
  const route = await timesOf({ times: ROUTES - 10, warmUp: 10 }, async (run) => {
    sink.value = await valhalla.route("car", at(run), at(run + ROUTES));
  });
  figure("Valhalla route", given, { ...spreadOf(route), ratio: route.cpuMs / own.route.cpuMs });
  const points = places.slice(0, MATRIX).map(({ lngLat }) => lngLat);
  const matrix = await costOf(() => valhalla.matrix(points));
  const ratio = matrix.cpuMs / own.matrix.cpuMs;
  figure(`Valhalla ${MATRIX} × ${MATRIX}`, given, { ms: matrix.ms, cpuMs: matrix.cpuMs, ratio });
  const reach = await timesOf({ times: 20, warmUp: 3 }, async (run) => {
    sink.value = await valhalla.reach(at(run), [5, 10, 15]);
  });
  figure("Valhalla reach", given, { ...spreadOf(reach), ratio: reach.cpuMs / own.reach.cpuMs });
}

/** How far our times lie from a peer's: its own speeds, among them a bicycle without a motor. */
async function compareTimes(
  peer: Valhalla | Routino,
  { graph, name, mode }: { readonly graph: Graph; readonly name: string; readonly mode: Mode },
): Promise<void> {
  const places = randomPlaces(graph, mode, randomFrom(SEED), 2 * COMPARED);
  const [times, lengths]: [number[], number[]] = [[], []];
  let missing = 0;
  for (let pair = 0; pair < COMPARED; pair += 1) {
    const [from, to] = [places[pair]!, places[pair + COMPARED]!];
    const ours = routeBetween(graph, mode, from, to);
    const theirs = await peer.route(mode, from.lngLat, to.lngLat);
    if (ours === null || theirs === null) missing += 1;
    else {
      times.push(ours.seconds / theirs.seconds - 1);
      lengths.push(ours.metres / theirs.metres - 1);
    }
  }
  const measured = {
    timePercent: 100 * median(times),
    timeAbsolutePercent: 100 * median(times.map(Math.abs)),
    lengthAbsolutePercent: 100 * median(lengths.map(Math.abs)),
    missing,
  };
  figure(`beside ${peer.name}, ${mode}`, { extract: name, pairs: COMPARED, seed: SEED }, measured);
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? NaN;
