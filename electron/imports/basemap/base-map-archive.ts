import type { Bounds, LngLat } from "../../../shared/units/lng-lat.ts";
import type { MapFeature } from "../osm/map-feature.ts";
import { coverageOf } from "./coverage.ts";
import { cutLayer } from "./layer-tiles.ts";
import type { Placed } from "./layer-tiles.ts";
import { pmtilesArchive } from "./pmtiles-archive.ts";
import { placingOf, TILE_LAYERS, ZOOM_MAX, ZOOM_MIN } from "./tile-layers.ts";
import type { TileLayer } from "./tile-layers.ts";

export type BaseMapOptions = {
  readonly bounds: Bounds;
  readonly attribution: string;
  /** Rings of the area the map covers; left out, it is traced round the features. */
  readonly coverage?: readonly (readonly LngLat[])[];
  /** Outer rings of administrative areas, flat pairs: one that mostly has data is covered whole. */
  readonly districts?: readonly (readonly number[])[];
  /** Hears the share that is done, 0 to 1. */
  readonly onShare?: (share: number) => void;
};

/** The base map of a city as one PMTiles archive: zooms 5 to 14, vector tiles, gzip.
 *  Its metadata hold the coverage, so that a map can hatch what lies outside. */
export function baseMapArchive(
  features: readonly MapFeature[],
  options: BaseMapOptions,
): Uint8Array {
  const layers = layersOf(features);
  const onShare = options.onShare ?? (() => undefined);
  const tiles = new Map<number, { z: number; x: number; y: number; parts: Uint8Array[] }>();
  const whole = Math.max(1, features.length);
  let done = 0;
  for (const layer of TILE_LAYERS) {
    const placed = layers.get(layer) ?? [];
    cutLayer(layer, placed, ({ z, x, y, bytes }) => {
      const key = (x * (1 << z) + y) * 32 + z;
      const tile = tiles.get(key) ?? { z, x, y, parts: [] };
      tile.parts.push(bytes);
      tiles.set(key, tile);
    });
    done += placed.length;
    layers.delete(layer);
    onShare((0.9 * done) / whole);
  }
  // A vector tile is a list of layers: joined layer messages are a tile.
  const joined = [...tiles.values()].map(({ parts, ...at }) => {
    return { ...at, bytes: Buffer.concat(parts) };
  });
  const coverage = options.coverage ?? coverageOf(features, options.bounds, options.districts);
  const archive = pmtilesArchive(joined, {
    bounds: options.bounds,
    zoomMin: ZOOM_MIN,
    zoomMax: ZOOM_MAX,
    metadata: {
      name: "OneWall",
      attribution: options.attribution,
      vector_layers: TILE_LAYERS.map((id) => ({ id, fields: {} })),
      coverage,
    },
  });
  onShare(1);
  return archive;
}

function layersOf(features: readonly MapFeature[]): Map<TileLayer, Placed[]> {
  const layers = new Map<TileLayer, Placed[]>();
  for (const feature of features) {
    const placing = placingOf(feature);
    if (placing === null) continue;
    const placed = layers.get(placing.layer) ?? [];
    if (placed.length === 0) layers.set(placing.layer, placed);
    placed.push({ feature, placing });
  }
  return layers;
}
