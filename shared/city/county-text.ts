import { areaFeatures } from "./area-list.ts";
import { baseStationRows } from "./base-station-list.ts";
import { cameraRows } from "./camera-list.ts";
import { checkpointFeatures } from "./checkpoint-list.ts";
import type { County } from "./county.ts";
import { csvLines } from "./csv.ts";
import { incidentPlaces } from "./incident-profile.ts";
import { nodesXml, relationsXml, waysXml } from "./osm-xml.ts";
import { postRows } from "./post-list.ts";
import { unitRows } from "./unit-list.ts";

/** What a county adds to each file, as text: all that is kept of it once it has been made. */
export type CountyText = Readonly<Record<CountyPart, readonly string[]>>;

export type CountyPart =
  | "nodes"
  | "ways"
  | "relations"
  | "cameras"
  | "camerasGcj02"
  | "checkpoints"
  | "baseStations"
  | "units"
  | "posts"
  | "areas"
  | "places";

export function countyText(county: County): CountyText {
  const json = (features: readonly object[]): string[] =>
    features.map((feature) => JSON.stringify(feature));
  const cameras = cameraRows(county);
  return {
    nodes: nodesXml(county.part),
    ways: waysXml(county.part),
    relations: relationsXml(county.part),
    cameras: csvLines(cameras.own),
    camerasGcj02: csvLines(cameras.vendor),
    checkpoints: json(checkpointFeatures(county)),
    baseStations: csvLines(baseStationRows(county)),
    units: csvLines(unitRows(county)),
    posts: csvLines(postRows(county)),
    areas: json(areaFeatures(county)),
    places: json(incidentPlaces(county)),
  };
}
