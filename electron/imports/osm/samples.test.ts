import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { arcsOf } from "../../../shared/roads/arcs.ts";
import { graphFrom } from "../../../shared/roads/build-graph.ts";
import { chainsOf } from "../../../shared/roads/chains.ts";
import { SPEEDS_A_WAY } from "../../../shared/roads/road-input.ts";
import type { RoadInput } from "../../../shared/roads/road-input.ts";
import { segmentsOf } from "../../../shared/roads/segments.ts";
import { strongPart } from "../../../shared/roads/strong-part.ts";
import { turnBansOf } from "../../../shared/roads/turn-bans.ts";
import { readOsmSources } from "./read-osm-sources.ts";

const folder = fileURLToPath(new URL("../../../../shared/samples/osm/", import.meta.url));

/** Nodes and arcs stated beside the samples: cars, ends of ways kept as junctions. */
const SAMPLES = [
  { file: "monaco-2020.osm.pbf", nodes: 833, arcs: 1472 },
  { file: "liechtenstein-2021.osm.pbf", nodes: 5220, arcs: 11_417 },
  { file: "mannheim-heidelberg-2016.osm.pbf", nodes: 42_561, arcs: 95_090 },
];
const DEVIATION = 0.04;

for (const { file, nodes, arcs } of SAMPLES) {
  test(`${file} gives the junctions stated for it`, async () => {
    if (!existsSync(folder + file)) {
      console.warn(`not checked: ${folder + file} is not there`);
      return;
    }
    const read = await readOsmSources([folder + file], () => undefined);
    if (!read.ok) throw new Error(JSON.stringify(read.refusal));
    const stated = countsWithWayEnds(read.value.roads);
    const { report } = graphFrom(read.value.roads);
    console.info(file, "with way ends", stated, "contracted", report.car, read.value.report.counts);
    expect(Math.abs(stated.nodes / nodes - 1)).toBeLessThan(DEVIATION);
    expect(Math.abs(stated.arcs / arcs - 1)).toBeLessThan(DEVIATION);
    expect(report.car.nodes).toBeLessThan(stated.nodes);
  });
}

/** The car network if every end of a way stayed a junction. */
function countsWithWayEnds(roads: RoadInput): { readonly nodes: number; readonly arcs: number } {
  const segments = segmentsOf(roads, "car");
  const kept = new Uint8Array(segments.pointCount);
  for (let way = 0; way < roads.wayName.length; way += 1) {
    const speed = way * SPEEDS_A_WAY;
    if (roads.waySpeed[speed] === 0 && roads.waySpeed[speed + 1] === 0) continue;
    kept[roads.wayPoints[roads.firstWayPoint[way] ?? 0] ?? 0] = 1;
    kept[roads.wayPoints[(roads.firstWayPoint[way + 1] ?? 1) - 1] ?? 0] = 1;
  }
  const chains = chainsOf(segments, kept);
  const all = arcsOf(segments, chains);
  const bans = turnBansOf(segments, chains, all, { restrictions: [], settled: false });
  const strong = strongPart(all, bans);
  const heads = new Set<number>();
  let count = 0;
  for (const [arc, member] of strong.entries()) {
    if (member !== 1) continue;
    count += 1;
    heads.add(all.arcHead[arc] ?? 0);
  }
  return { nodes: heads.size, arcs: count };
}
