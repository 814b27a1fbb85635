import type { CoordinateSystem } from "../units/coordinate-system.ts";
import { countyOf } from "./county.ts";
import type { County } from "./county.ts";
import { osmXml } from "./osm-xml.ts";
import { tilesOf } from "./tile.ts";
import type { CityScale } from "./tile.ts";

/** What an importer is told about a file. */
export type CityFileKind =
  "roads" | "cameras" | "checkpoints" | "base-stations" | "units" | "areas" | "incidents";

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
  return [
    {
      name: "city.osm",
      as: "roads",
      crs: "wgs84",
      chunks: () => osmXml(counties().map(({ part }) => part)),
    },
  ];
}

function countiesOf(seed: number, scale: CityScale): readonly County[] {
  const shared = new Map<string, number>();
  return tilesOf(seed, scale).map((tile) => countyOf(seed, tile, shared));
}
