import { createHash } from "node:crypto";
import { mkdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { assert } from "../../../shared/kit/assert.ts";
import { err, ok } from "../../../shared/kit/result.ts";
import type { Result } from "../../../shared/kit/result.ts";
import { graphFrom } from "../../../shared/roads/build-graph.ts";
import { bufferFromGraph } from "../../../shared/roads/graph.ts";
import type { CarRights } from "../../../shared/roads/car-rights.ts";
import { E7 } from "../../../shared/roads/road-input.ts";
import type { RoadInput } from "../../../shared/roads/road-input.ts";
import { boundsOf } from "../../../shared/units/lng-lat.ts";
import type { Bounds, LngLat } from "../../../shared/units/lng-lat.ts";
import type { EpochMs } from "../../../shared/units/quantity.ts";
import { baseMapArchive } from "../basemap/base-map-archive.ts";
import type { ImportProgress } from "../import-ports.ts";
import type { MapFeature } from "../osm/map-feature.ts";
import type { OsmHarvest, OsmReport } from "../osm/osm-harvest.ts";
import type { OsmRefusal } from "../osm/osm-refusal.ts";
import { readOsmSources } from "../osm/read-osm-sources.ts";
import { filesFault } from "./open-pack.ts";
import { MANIFEST_FILE, MAP_FILE, PACK_FORMAT, packIdOf, ROADS_FILE } from "./pack-manifest.ts";
import type { PackManifest, PackRef, PackSource } from "./pack-manifest.ts";
import { isMissing } from "./missing-file.ts";
import { writeWhole } from "./whole-file.ts";

export type PackPlan = {
  readonly packDir: string;
  readonly sources: readonly (PackSource & { readonly path: string })[];
  readonly cars: CarRights;
  readonly now: EpochMs;
};

/** A pack that lies whole in its folder but is not in use yet, and what else its sources hold. */
export type BuiltPack = {
  readonly ref: PackRef;
  readonly manifest: PackManifest;
  readonly places: OsmHarvest["places"];
  readonly areas: OsmHarvest["areas"];
  readonly report: OsmReport;
};

export type BuildRefusal =
  { readonly kind: "osm"; readonly refusal: OsmRefusal } | { readonly kind: "nothing-inside" };

const ATTRIBUTION = "© OpenStreetMap contributors";

/** Reads every source and writes streets, map and manifest into a folder of their own. */
export async function buildPack(
  plan: PackPlan,
  onProgress: (progress: ImportProgress) => void,
): Promise<Result<BuiltPack, BuildRefusal>> {
  const paths = plan.sources.map(({ path }) => path);
  const onShare = ({ share }: { readonly share: number }): void =>
    onProgress({ done: 0.5 * share, step: "reading" });
  const read = await readOsmSources(paths, onShare, plan.cars);
  if (!read.ok) return err({ kind: "osm", refusal: read.refusal });
  const { places, areas, report } = read.value;
  const bounds = boundsOf(pointsOf(read.value.roads, read.value.features));
  if (bounds === null) return err({ kind: "nothing-inside" });
  const building = join(plan.packDir, BUILDING);
  await rm(building, { recursive: true, force: true });
  await mkdir(building, { recursive: true });
  onProgress({ done: 0.5, step: "streets" });
  const roads = await writeRoads(building, read.value.roads);
  onProgress({ done: 0.6, step: "map" });
  const map = await writeMap(building, read.value, bounds);
  const files = { [ROADS_FILE]: roads.file, [MAP_FILE]: map };
  const manifest: PackManifest = {
    format: PACK_FORMAT,
    id: packIdOf(files),
    madeAt: plan.now,
    cars: plan.cars,
    bounds: [...bounds],
    counts: { ...report.counts, ...roads.counts },
    sources: plan.sources.map(({ name, sha256, bytes }) => ({ name, sha256, bytes })),
    files,
  };
  const text = JSON.stringify(manifest, null, 2);
  await writeWhole(join(building, MANIFEST_FILE), text);
  onProgress({ done: 0.9, step: "checking" });
  const fault = await filesFault(building, manifest);
  assert(fault === null, "what was just written reads back as it was");
  await settle(plan.packDir, manifest.id);
  const manifestSha256 = createHash("sha256").update(text).digest("hex");
  return ok({ ref: { id: manifest.id, manifestSha256 }, manifest, places, areas, report });
}

const BUILDING = ".building";

async function writeRoads(folder: string, input: RoadInput) {
  const { graph, report } = graphFrom(input);
  const bytes = new Uint8Array(bufferFromGraph(graph));
  await writeWhole(join(folder, ROADS_FILE), bytes);
  const counts = {
    carArcs: report.car.arcs,
    ebikeArcs: report.ebike.arcs,
    footArcs: report.foot.arcs,
    carNodes: report.car.nodes,
  };
  return { file: digestOf(bytes), counts };
}

async function writeMap(folder: string, { features, areas }: OsmHarvest, bounds: Bounds) {
  const districts = areas.flatMap(({ polygons }) => polygons.map(([outer = []]) => outer));
  const bytes = baseMapArchive(features, { bounds, attribution: ATTRIBUTION, districts });
  await writeWhole(join(folder, MAP_FILE), bytes);
  return digestOf(bytes);
}

function digestOf(bytes: Uint8Array): { sha256: string; bytes: number } {
  return { sha256: createHash("sha256").update(bytes).digest("hex"), bytes: bytes.length };
}

/** A pack of the same content may lie there already, whole or damaged: the fresh one takes its
 *  place, and the old one stays readable until then. */
async function settle(packDir: string, id: string): Promise<void> {
  const aside = join(packDir, `.aside-${id}`);
  await rm(aside, { recursive: true, force: true });
  try {
    await rename(join(packDir, id), aside);
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
  await rename(join(packDir, BUILDING), join(packDir, id));
  await rm(aside, { recursive: true, force: true });
}

function* pointsOf(roads: RoadInput, features: readonly MapFeature[]): Generator<LngLat> {
  for (let at = 0; at < roads.pointLng.length; at += 1) {
    yield [(roads.pointLng[at] ?? 0) / E7, (roads.pointLat[at] ?? 0) / E7];
  }
  if (roads.pointLng.length > 0) return;
  for (const { geometry } of features) if (geometry.kind === "point") yield geometry.lngLat;
}
