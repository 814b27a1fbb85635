import { fromVectorTileJs, GeoJSONWrapper } from "@maplibre/vt-pbf";
import type { Feature, Position } from "geojson";
import GeoJSONVT from "geojson-vt";
import type { LegacyFeature } from "geojson-vt";
import { unreachable } from "../../../shared/kit/assert.ts";
import type { MapFeature } from "../osm/map-feature.ts";
import { ZOOM_MAX, ZOOM_MIN } from "./tile-layers.ts";
import type { TileLayer, TilePlacing } from "./tile-layers.ts";

export type Placed = { readonly feature: MapFeature; readonly placing: TilePlacing };

const TILE_EXTENT = 4096;

/** Cuts one layer into tiles and hands each encoded tile on, so that only one layer is held whole.
 *  Features are cut in groups by the zoom from which they are drawn. */
export function cutLayer(
  layer: TileLayer,
  placed: readonly Placed[],
  take: (tile: { z: number; x: number; y: number; bytes: Uint8Array }) => void,
): void {
  const cuts = cutsByZoom(placed);
  const wanted = new Map<number, { z: number; x: number; y: number }>();
  for (const { zoomMin, index } of cuts) {
    for (const { z, x, y } of index.tileCoords) {
      if (z >= zoomMin) wanted.set((x * (1 << z) + y) * 32 + z, { z, x, y });
    }
  }
  for (const { z, x, y } of wanted.values()) {
    const features: LegacyFeature[] = [];
    for (const { zoomMin, index } of cuts) {
      if (z >= zoomMin) features.push(...(index.getTile(z, x, y)?.features ?? []));
    }
    if (features.length > 0) take({ z, x, y, bytes: encoded(layer, features) });
  }
}

function cutsByZoom(placed: readonly Placed[]) {
  const groups = new Map<number, Feature[]>();
  for (const { feature, placing } of placed) {
    const group = groups.get(placing.zoomMin) ?? [];
    if (group.length === 0) groups.set(placing.zoomMin, group);
    group.push(geojsonOf(feature, placing));
  }
  return [...groups].map(([zoomMin, features]) => ({
    zoomMin: Math.max(ZOOM_MIN, zoomMin),
    index: new GeoJSONVT(
      { type: "FeatureCollection", features },
      {
        maxZoom: ZOOM_MAX,
        indexMaxZoom: ZOOM_MAX,
        indexMaxPoints: 0,
        tolerance: 4,
        extent: TILE_EXTENT,
        buffer: 80,
      },
    ),
  }));
}

function encoded(layer: TileLayer, features: LegacyFeature[]): Uint8Array {
  const named = new GeoJSONWrapper(
    features.map(({ tags, ...rest }) => ({ ...rest, tags: tags ?? {} })),
    { version: 2, extent: TILE_EXTENT },
  );
  named.name = layer;
  return fromVectorTileJs({ layers: { [layer]: named } });
}

function geojsonOf({ geometry }: MapFeature, { properties }: TilePlacing): Feature {
  switch (geometry.kind) {
    case "point": {
      const coordinates = [geometry.lngLat[0], geometry.lngLat[1]];
      return { type: "Feature", properties, geometry: { type: "Point", coordinates } };
    }
    case "line": {
      const coordinates = pairs(geometry.line);
      return { type: "Feature", properties, geometry: { type: "LineString", coordinates } };
    }
    case "area": {
      const coordinates = geometry.polygons.map((polygon) => polygon.map(pairs));
      return { type: "Feature", properties, geometry: { type: "MultiPolygon", coordinates } };
    }
    default:
      return unreachable(geometry);
  }
}

function pairs(flat: readonly number[]): Position[] {
  const positions: Position[] = [];
  for (let at = 0; at + 1 < flat.length; at += 2) {
    positions.push([flat[at] ?? 0, flat[at + 1] ?? 0]);
  }
  return positions;
}
