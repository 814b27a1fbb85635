import type { CoordinateSystem } from "../units/coordinate-system.ts";
import { areaFeatures } from "./area-list.ts";
import { BASE_STATION_COLUMNS, baseStationRows } from "./base-station-list.ts";
import { CAMERA_COLUMNS, cameraRows } from "./camera-list.ts";
import { checkpointFeatures } from "./checkpoint-list.ts";
import { countyOf } from "./county.ts";
import type { County } from "./county.ts";
import { csvChunks } from "./csv.ts";
import { incidentProfile } from "./incident-profile.ts";
import { osmXml } from "./osm-xml.ts";
import { tilesOf } from "./tile.ts";
import type { CityScale } from "./tile.ts";
import { UNIT_COLUMNS, unitRows } from "./unit-list.ts";

/** What an importer is told about a file. */
export type CityFileKind =
  | "roads"
  | "cameras"
  | "checkpoints"
  | "base-stations"
  | "units"
  | "areas"
  /** Not for an importer: what the simulator makes incidents from. */
  | "incident-profile";

/** An ordinary file of the demo city, as text in pieces. */
export type CityFile = {
  readonly name: string;
  readonly as: CityFileKind;
  readonly crs: CoordinateSystem;
  readonly chunks: () => Iterable<string>;
};

/** All files of the demo city.  The layout is made once, when the first piece is asked for;
 *  the same seed and scale give the same bytes. */
export function cityFiles({
  seed,
  scale,
}: {
  seed: number;
  scale: CityScale;
}): readonly CityFile[] {
  let made: readonly County[] | null = null;
  const counties = (): readonly County[] => (made ??= countiesOf(seed, scale));
  const rows = (columns: readonly string[], of: (county: County) => Rows) => () =>
    csvChunks(columns, counties().flatMap(of));
  const features = (of: (county: County) => object[]) => () =>
    geoJsonChunks(counties().flatMap(of));
  const file = (
    name: string,
    as: CityFileKind,
    chunks: () => Iterable<string>,
    crs: CoordinateSystem = "wgs84",
  ): CityFile => ({ name, as, crs, chunks });
  const cameras = (crs: CoordinateSystem) =>
    rows(CAMERA_COLUMNS, (county) => cameraRows(county, crs));
  return [
    file("city.osm", "roads", () => osmXml(counties().map(({ part }) => part))),
    file("cameras.csv", "cameras", cameras("wgs84")),
    file("cameras-gcj02.csv", "cameras", cameras("gcj02"), "gcj02"),
    file("checkpoints.geojson", "checkpoints", features(checkpointFeatures)),
    file("base-stations.csv", "base-stations", rows(BASE_STATION_COLUMNS, baseStationRows)),
    file("units.csv", "units", rows(UNIT_COLUMNS, unitRows)),
    file("areas.geojson", "areas", features(areaFeatures)),
    file("incident-profile.json", "incident-profile", () => incidentProfile(counties())),
  ];
}

type Rows = readonly (readonly (string | number)[])[];

function* geoJsonChunks(features: readonly object[]): Generator<string> {
  yield '{"type":"FeatureCollection","features":[\n';
  for (const [i, feature] of features.entries()) {
    yield (i === 0 ? "" : ",\n") + JSON.stringify(feature);
  }
  yield "\n]}\n";
}

function countiesOf(seed: number, scale: CityScale): readonly County[] {
  const shared = new Map<string, number>();
  return tilesOf(seed, scale).map((tile) => countyOf(seed, tile, shared));
}
