import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { randomFrom, randomIndex } from "../../../shared/kit/random.ts";
import type { Random } from "../../../shared/kit/random.ts";
import { graphFrom } from "../../../shared/roads/build-graph.ts";
import { closedGraph } from "../../../shared/roads/closures.ts";
import { withForbiddenTurns } from "../../../shared/roads/forbidden-turns.ts";
import type { Graph } from "../../../shared/roads/graph.ts";
import { MODES } from "../../../shared/roads/mode.ts";
import type { Mode } from "../../../shared/roads/mode.ts";
import { nearestBySeconds } from "../../../shared/roads/nearest-by-seconds.ts";
import { arcCountOf } from "../../../shared/roads/network.ts";
import { plainSecondsMatrix } from "../../../shared/roads/plain-matrix.ts";
import { randomPlaces } from "../../../shared/roads/random-places.ts";
import { routeBetween } from "../../../shared/roads/route-between.ts";
import { secondsMatrix } from "../../../shared/roads/seconds-matrix.ts";
import type { Snapped } from "../../../shared/roads/snap.ts";
import { readOsmSources } from "./read-osm-sources.ts";

const folder = fileURLToPath(new URL("../../../../shared/samples/osm/", import.meta.url));
const FILES = ["monaco-2020", "liechtenstein-2021", "mannheim-heidelberg-2016"];
/** So that there are more than 10,000 pairs of two places. */
const PLACES = 101;
const SEED = 7;
const TURNS = 2000;
const NEAREST = 5;
/** One arc in twelve is closed, and so many places are asked for. */
const PLACES_CLOSED = 25;
const TIMEOUT_MS = 120_000;

for (const name of FILES) {
  const path = `${folder}${name}.osm.pbf`;
  test(
    `10,000 pairs of ${name} are as far by the hierarchy as by plain search, closed streets too`,
    async () => {
      if (!existsSync(path)) {
        console.warn(`not checked: ${path} is not there`);
        return;
      }
      const read = await readOsmSources([path], () => undefined);
      if (!read.ok) throw new Error(JSON.stringify(read.refusal));
      const { graph } = graphFrom(read.value.roads);
      for (const mode of MODES) compare(graph, mode);
      const input = withForbiddenTurns(read.value.roads, randomFrom(SEED), TURNS);
      compare(graphFrom(input).graph, "car");
    },
    TIMEOUT_MS,
  );
}

function compare(graph: Graph, mode: Mode): void {
  console.info("seed", SEED, mode, graph.networks[mode].bans.length, "forbidden turns");
  const random = randomFrom(SEED);
  const places = randomPlaces(graph, mode, random, PLACES);
  const plain = plainSecondsMatrix(graph, mode, places, places);
  expect(secondsMatrix(graph, mode, places)).toEqual(plain);
  for (const [at, from] of places.entries()) {
    const to = places[(at + 1) % PLACES] ?? from;
    const wanted = plain[at * PLACES + ((at + 1) % PLACES)];
    expect(routeBetween(graph, mode, from, to)?.seconds ?? Infinity).toBe(wanted);
    const column = places.map((_, source) => ({
      source,
      seconds: plain[source * PLACES + at] ?? Infinity,
    }));
    const soonest = column
      .filter(({ seconds }) => seconds < Infinity)
      .sort((a, b) => a.seconds - b.seconds || a.source - b.source)
      .slice(0, NEAREST);
    const found = nearestBySeconds(graph, mode, from, places, NEAREST);
    expect(found.map(({ source, seconds }) => ({ source, seconds }))).toEqual(soonest);
  }
  compareClosed(graph, mode, places.slice(0, PLACES_CLOSED), random);
}

function compareClosed(graph: Graph, mode: Mode, places: readonly Snapped[], random: Random): void {
  const count = arcCountOf(graph.networks[mode]);
  const arcs = Array.from({ length: count / 12 }, () => randomIndex(random, count));
  const view = closedGraph(graph, [{ mode, arcs }]);
  const plain = plainSecondsMatrix(view, mode, places, places);
  expect(secondsMatrix(view, mode, places)).toEqual(plain);
  expect(plain).not.toEqual(secondsMatrix(graph, mode, places));
}
