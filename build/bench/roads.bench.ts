import { join } from "node:path";
import { test } from "vitest";
import { openPack } from "../../electron/imports/pack/open-pack.ts";
import { answerTask } from "../../electron/solve/answer-task.ts";
import type { Streets } from "../../electron/solve/answer-task.ts";
import { streetsFromFile } from "../../electron/solve/load-streets.ts";
import { randomFrom } from "../../shared/kit/random.ts";
import type { Random } from "../../shared/kit/random.ts";
import { arcCountOf, nodeCountOf } from "../../shared/roads/network.ts";
import type { LngLat } from "../../shared/units/lng-lat.ts";
import { metres, seconds } from "../../shared/units/quantity.ts";
import { cliCost } from "./child-cost.ts";
import { costOf, sink, spreadOf, timesOf } from "./cost-of.ts";
import { figure } from "./figure.ts";
import { samplePath } from "./sample-path.ts";
import { scratchFolder } from "./scratch-folder.ts";

const SEED = 5;
const SAMPLE = "osm/mannheim-heidelberg-2016.osm.pbf";
const ROUTES = 200;
/** Of a match: recommendations for a call among the county's units. */
const UNITS = 800;
const NEAREST = 12;
const folder = scratchFolder();

test("routes, nearest units, a matrix and a reach on the streets of Mannheim", async () => {
  const path = samplePath(SAMPLE);
  if (path === null) return;
  await cliCost(["import", path, "--data", folder]);
  const pack = await openPack(join(folder, "pack"));
  if (!pack.ok) throw new Error(pack.refusal.kind);
  const loaded = await costOf(() => streetsFromFile(pack.value.roadsPath));
  if (!loaded.value.ok) throw new Error(loaded.value.refusal.kind);
  const streets = loaded.value.value;
  const { car } = streets.graph.networks;
  const given = { nodes: nodeCountOf(car), arcs: arcCountOf(car), seed: SEED };
  figure("load streets", given, { cpuMs: loaded.cpuMs });
  const snapper = await costOf(() => streets.snapperOf("car"));
  figure("index for snapping", given, { cpuMs: snapper.cpuMs });
  await measure(streets, pack.value.pack.bounds, given);
});

async function measure(
  streets: Streets,
  bounds: readonly number[],
  given: Record<string, number>,
): Promise<void> {
  const random = randomFrom(SEED);
  const somewhere = () => onStreet(streets, bounds, random);
  const pairs = Array.from({ length: ROUTES + 10 }, () => [somewhere(), somewhere()] as const);
  let found = 0;
  const routes = await timesOf({ times: ROUTES, warmUp: 10 }, (run) => {
    const [from, to] = pairs[run]!;
    const way = answerTask(streets, { kind: "route", from, to, mode: "car" }, () => undefined);
    if (way.ok) found += 1;
    sink.value = way;
  });
  figure("route", { ...given, routes: ROUTES }, { found, ...spreadOf(routes) });

  const units = Array.from({ length: UNITS }, (_, i) => {
    return { id: `u${i}`, mode: "car" as const, lngLat: somewhere() };
  });
  const nearest = await timesOf({ times: 100, warmUp: 10 }, (run) => {
    const task = { kind: "nearest", to: pairs[run]![0], count: NEAREST, units } as const;
    sink.value = answerTask(streets, task, () => undefined);
  });
  figure("nearest by road", { ...given, units: UNITS, asked: NEAREST }, spreadOf(nearest));

  for (const size of [40, 100]) {
    const points = Array.from({ length: size }, somewhere);
    const matrix = await timesOf({ times: 5, warmUp: 1 }, () => {
      const task = { kind: "matrix", points, mode: "car" } as const;
      sink.value = answerTask(streets, task, () => undefined);
    });
    figure("matrix", { ...given, points: size, entries: size * size }, spreadOf(matrix));
  }

  const reach = await timesOf({ times: 20, warmUp: 3 }, (run) => {
    const limits = [300, 600, 900].map(seconds);
    const task = { kind: "reach", from: pairs[run]![0], limits, mode: "car" } as const;
    sink.value = answerTask(streets, task, () => undefined);
  });
  figure("reach of 5, 10, 15 minutes", given, spreadOf(reach));
}

/** A chance place near a street that cars may take. */
function onStreet(streets: Streets, bounds: readonly number[], random: Random): LngLat {
  const [west = 0, south = 0, east = 0, north = 0] = bounds;
  for (;;) {
    const lngLat: LngLat = [west + random() * (east - west), south + random() * (north - south)];
    if (streets.snapperOf("car").snap(lngLat, NEAR_STREET) !== null) return lngLat;
  }
}
const NEAR_STREET = metres(150);
