import { err, ok } from "../../../shared/kit/result.ts";
import type { Result } from "../../../shared/kit/result.ts";
import { ORDINARY_CARS } from "../../../shared/roads/car-rights.ts";
import type { CarRights } from "../../../shared/roads/car-rights.ts";
import { placesFromLines } from "./named-lines.ts";
import { NodePass } from "./node-pass.ts";
import type { OsmHarvest, OsmProgress, OsmReport } from "./osm-harvest.ts";
import type { OsmRefusal } from "./osm-refusal.ts";
import type { OsmVisitor } from "./osm-visitor.ts";
import { readOsmFile } from "./read-osm-file.ts";
import { Rejections } from "./rejections.ts";
import { featuresFromRelations } from "./relation-features.ts";
import { RelationPass } from "./relation-pass.ts";
import { roadsFromWays } from "./roads-from-ways.ts";
import { featuresFromWays, placesFromWays } from "./way-features.ts";
import { WayPass } from "./way-pass.ts";

/** Streets, map, places and areas of OpenStreetMap files (.osm.pbf, .osm), merged: an element that
 *  several extracts hold counts once, and a border way finds its nodes in whichever file has them.
 *  Errors: the first file that cannot be read refuses the whole import; nothing is half taken. */
export async function readOsmSources(
  paths: readonly string[],
  onProgress: (progress: OsmProgress) => void,
  cars: CarRights = ORDINARY_CARS,
): Promise<Result<OsmHarvest, OsmRefusal>> {
  const rejections = new Rejections();
  const files: OsmReport["files"][number][] = [];
  const relations = new RelationPass(rejections);
  const first = await pass(paths, 1, relations, onProgress);
  if (!first.ok) return first;
  files.push(...first.value);
  const ways = new WayPass(relations.memberWays, rejections, cars);
  const second = await pass(paths, 2, ways, onProgress);
  if (!second.ok) return second;
  const nodes = new NodePass(ways.kept.nodes, rejections, cars);
  const third = await pass(paths, 3, nodes, onProgress);
  if (!third.ok) return third;
  return ok(harvestOf({ files, relations, ways, nodes, rejections }));
}

async function pass(
  paths: readonly string[],
  number: OsmProgress["pass"],
  visitor: OsmVisitor,
  onProgress: (progress: OsmProgress) => void,
): Promise<Result<OsmReport["files"], OsmRefusal>> {
  const files: OsmReport["files"][number][] = [];
  for (const [at, path] of paths.entries()) {
    const read = await readOsmFile(path, visitor, (part) => {
      const share = (number - 1 + (at + part) / paths.length) / 3;
      onProgress({ path, pass: number, share });
    });
    if (!read.ok) return err(read.refusal);
    files.push({ path, bytes: read.value.bytes });
  }
  return ok(files);
}

type Passes = {
  readonly files: OsmReport["files"];
  readonly relations: RelationPass;
  readonly ways: WayPass;
  readonly nodes: NodePass;
  readonly rejections: Rejections;
};

function harvestOf({ files, relations, ways, nodes, rejections }: Passes): OsmHarvest {
  const { positions } = nodes;
  const drawn = featuresFromWays(ways, positions, rejections);
  const joined = featuresFromRelations(relations.areas, ways, positions, rejections);
  const { roads, cutWays } = roadsFromWays(ways, nodes, relations.turns, rejections);
  const features = [...drawn, ...joined.features, ...nodes.features];
  const places = [
    ...nodes.places,
    ...placesFromWays(ways, positions),
    ...joined.places,
    ...placesFromLines(ways, positions),
  ];
  const counts = {
    nodesUsed: ways.kept.nodes.count - positions.missing,
    nodesMissing: positions.missing,
    waysUsed: ways.kept.count,
    waysWithMissingNodes: cutWays,
    duplicates: relations.duplicates + ways.duplicates + nodes.duplicates,
    roads: ways.roadWay.length,
    restrictions: roads.restrictions.length,
    features: features.length,
    places: places.length,
    areas: joined.areas.length,
  };
  const report: OsmReport = {
    files,
    counts,
    rejected: rejections.named,
    rejectedCount: rejections.count,
    rejectedByReason: rejections.byReason,
  };
  return { roads, features, places, areas: joined.areas, report };
}
