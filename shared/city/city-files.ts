import type { CoordinateSystem } from "../units/coordinate-system.ts";
import { BASE_STATION_COLUMNS } from "./base-station-list.ts";
import { CAMERA_COLUMNS } from "./camera-list.ts";
import { countyOf } from "./county.ts";
import { countyText } from "./county-text.ts";
import type { CountyPart, CountyText } from "./county-text.ts";
import { incidentProfile } from "./incident-profile.ts";
import { OSM_CLOSE, OSM_OPEN } from "./osm-xml.ts";
import { tilesOf } from "./tile.ts";
import type { CityScale } from "./tile.ts";
import { POST_COLUMNS } from "./post-list.ts";
import { UNIT_COLUMNS } from "./unit-list.ts";

/** What an importer is told about a file. "incident-profile" is for no importer: the simulator
 *  makes incidents from it. */
export type CityFileKind =
  | "roads"
  | "cameras"
  | "checkpoints"
  | "base-stations"
  | "units"
  | "areas"
  | "posts"
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
  let made: readonly CountyText[] | null = null;
  const counties = (): readonly CountyText[] => (made ??= countiesOf(seed, scale));
  const table = (columns: readonly string[], part: CountyPart) =>
    function* () {
      yield `${columns.join(",")}\n`;
      for (const county of counties()) yield* county[part];
    };
  const features = (part: CountyPart) => () => geoJson(counties().flatMap((c) => c[part]));
  return [
    { name: "city.osm", as: "roads", crs: "wgs84", chunks: () => osm(counties()) },
    { name: "cameras.csv", as: "cameras", crs: "wgs84", chunks: table(CAMERA_COLUMNS, "cameras") },
    {
      name: "cameras-gcj02.csv",
      as: "cameras",
      crs: "gcj02",
      chunks: table(CAMERA_COLUMNS, "camerasGcj02"),
    },
    {
      name: "checkpoints.geojson",
      as: "checkpoints",
      crs: "wgs84",
      chunks: features("checkpoints"),
    },
    {
      name: "base-stations.csv",
      as: "base-stations",
      crs: "wgs84",
      chunks: table(BASE_STATION_COLUMNS, "baseStations"),
    },
    { name: "units.csv", as: "units", crs: "wgs84", chunks: table(UNIT_COLUMNS, "units") },
    { name: "posts.csv", as: "posts", crs: "wgs84", chunks: table(POST_COLUMNS, "posts") },
    { name: "areas.geojson", as: "areas", crs: "wgs84", chunks: features("areas") },
    {
      name: "incident-profile.json",
      as: "incident-profile",
      crs: "wgs84",
      chunks: () =>
        incidentProfile(
          counties().length,
          counties().flatMap((c) => c.places),
        ),
    },
  ];
}

/** Each county is laid out, written down and let go before the next one. */
function countiesOf(seed: number, scale: CityScale): readonly CountyText[] {
  const shared = new Map<string, number>();
  return tilesOf(seed, scale).map((tile) => countyText(countyOf(seed, tile, shared)));
}

/** All nodes, then all ways, then all relations, as readers of such files expect. */
function* osm(counties: readonly CountyText[]): Generator<string> {
  yield OSM_OPEN;
  for (const { nodes } of counties) yield* nodes;
  for (const { ways } of counties) yield* ways;
  for (const { relations } of counties) yield* relations;
  yield OSM_CLOSE;
}

function* geoJson(features: readonly string[]): Generator<string> {
  yield '{"type":"FeatureCollection","features":[\n';
  for (const [i, feature] of features.entries()) yield (i === 0 ? "" : ",\n") + feature;
  yield "\n]}\n";
}
