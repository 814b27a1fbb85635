import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { randomFrom } from "../../../shared/kit/random.ts";
import { graphFrom } from "../../../shared/roads/build-graph.ts";
import { withForbiddenTurns } from "../../../shared/roads/forbidden-turns.ts";
import type { Graph } from "../../../shared/roads/graph.ts";
import { MODES } from "../../../shared/roads/mode.ts";
import type { Mode } from "../../../shared/roads/mode.ts";
import { plainSecondsMatrix } from "../../../shared/roads/plain-matrix.ts";
import { randomPlaces } from "../../../shared/roads/random-places.ts";
import { routeBetween } from "../../../shared/roads/route-between.ts";
import { secondsMatrix } from "../../../shared/roads/seconds-matrix.ts";
import { readOsmSources } from "./read-osm-sources.ts";

const folder = fileURLToPath(new URL("../../../../shared/samples/osm/", import.meta.url));
const FILES = ["monaco-2020", "liechtenstein-2021", "mannheim-heidelberg-2016"];
/** So that there are more than 10,000 pairs of two places. */
const PLACES = 101;
const SEED = 7;
const TURNS = 2000;
const TIMEOUT_MS = 120_000;

for (const name of FILES) {
  const path = `${folder}${name}.osm.pbf`;
  test(
    `10,000 pairs of ${name} take as long by the hierarchy as by plain search, in each mode`,
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
  const places = randomPlaces(graph, mode, randomFrom(SEED), PLACES);
  const plain = plainSecondsMatrix(graph, mode, places, places);
  expect(secondsMatrix(graph, mode, places)).toEqual(plain);
  for (const [at, from] of places.entries()) {
    const to = places[(at + 1) % PLACES] ?? from;
    const wanted = plain[at * PLACES + ((at + 1) % PLACES)];
    expect(routeBetween(graph, mode, from, to)?.seconds ?? Infinity).toBe(wanted);
  }
}
