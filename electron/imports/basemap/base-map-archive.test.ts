import { VectorTile } from "@mapbox/vector-tile";
import { PbfReader } from "pbf";
import { PMTiles } from "pmtiles";
import { expect, test } from "vitest";
import type { MapClass, MapFeature, MapGeometry } from "../osm/map-feature.ts";
import { MAP_CLASSES } from "../osm/map-feature.ts";
import { baseMapArchive } from "./base-map-archive.ts";
import { placingOf, TILE_LAYERS, ZOOM_MAX, ZOOM_MIN } from "./tile-layers.ts";

const bounds = [8.4, 49.4, 8.5, 49.5] as const;
const options = { bounds, attribution: "© somebody" };

const line: MapGeometry = { kind: "line", line: [8.41, 49.41, 8.44, 49.45, 8.49, 49.46] };
const area: MapGeometry = {
  kind: "area",
  polygons: [[[8.42, 49.42, 8.46, 49.42, 8.46, 49.46, 8.42, 49.46, 8.42, 49.42]]],
};
const point: MapGeometry = { kind: "point", lngLat: [8.45, 49.45] };

function feature(mapClass: MapClass, more: Partial<MapFeature>): MapFeature {
  return {
    osmId: `w${mapClass}`,
    class: mapClass,
    subclass: "any",
    geometry: area,
    name: null,
    nameLatin: null,
    layer: 0,
    rank: 8,
    oneWay: 0,
    structure: "ground",
    ...more,
  };
}

const oneOfEach: readonly MapFeature[] = MAP_CLASSES.map((mapClass) => {
  if (mapClass === "road") {
    return feature(mapClass, {
      geometry: line,
      subclass: "primary",
      name: "中山路",
      nameLatin: "Zhongshan Lu",
      oneWay: 1,
    });
  }
  if (mapClass === "rail" || mapClass === "river" || mapClass === "coastline") {
    return feature(mapClass, { geometry: line });
  }
  if (mapClass === "boundary") return feature(mapClass, { geometry: line, subclass: "6" });
  if (mapClass === "place-label" || mapClass === "poi") {
    return feature(mapClass, { geometry: point, name: "龙泉镇", nameLatin: "Longquan" });
  }
  return feature(mapClass, {});
});

async function decoded(archive: Uint8Array) {
  const reader = new PMTiles({
    getKey: () => "map",
    getBytes: async (offset, length) => {
      return { data: Uint8Array.from(archive.subarray(offset, offset + length)).buffer };
    },
  });
  const header = await reader.getHeader();
  const tiles: { readonly z: number; readonly tile: VectorTile }[] = [];
  for (const z of [ZOOM_MIN, 9, 12, ZOOM_MAX]) {
    for (const [x, y] of tilesOver(z)) {
      const data = await reader.getZxy(z, x, y);
      if (data !== undefined) {
        tiles.push({ z, tile: new VectorTile(new PbfReader(new Uint8Array(data.data))) });
      }
    }
  }
  return { reader, header, tiles };
}

function* tilesOver(z: number): Generator<[number, number]> {
  const xOf = (lng: number) => Math.floor(((lng + 180) / 360) * 2 ** z);
  const yOf = (lat: number) => {
    const sine = Math.sin((lat * Math.PI) / 180);
    return Math.floor((0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * 2 ** z);
  };
  for (let x = xOf(bounds[0]); x <= xOf(bounds[2]); x += 1) {
    for (let y = yOf(bounds[3]); y <= yOf(bounds[1]); y += 1) yield [x, y];
  }
}

test("every tile decodes, and every class of feature is in one of its layers", async () => {
  const { tiles } = await decoded(baseMapArchive(oneOfEach, options));
  const seen = new Set<string>();
  for (const { tile } of tiles) {
    for (const [layer, { length, feature: featureAt }] of Object.entries(tile.layers)) {
      expect(TILE_LAYERS).toContain(layer);
      for (let at = 0; at < length; at += 1) {
        const one = featureAt.call(tile.layers[layer]!, at);
        expect(one.loadGeometry().flat().length).toBeGreaterThan(0);
        seen.add(`${layer}/${String(one.properties["class"] ?? "")}`);
      }
    }
  }
  const wanted = oneOfEach.map((one) => {
    const placing = placingOf(one)!;
    return `${placing.layer}/${placing.properties["class"] ?? ""}`;
  });
  for (const placed of wanted) expect(seen).toContain(placed);
});

test("names keep both scripts and one-way streets their direction", async () => {
  const { tiles } = await decoded(baseMapArchive(oneOfEach, options));
  const roads =
    tiles.at(-1)!.tile.layers["road"] ??
    tiles.find(({ tile }) => tile.layers["road"])!.tile.layers["road"]!;
  expect(roads.feature(0).properties).toMatchObject({
    class: "primary",
    name: "中山路",
    latin: "Zhongshan Lu",
    way: 1,
  });
});

test("buildings and alleys stay out of far zooms", async () => {
  const alley = feature("road", { geometry: line, subclass: "footway" });
  const { tiles } = await decoded(baseMapArchive([feature("building", {}), alley], options));
  expect(tiles.every(({ z }) => z >= 13)).toBe(true);
  expect(tiles.some(({ tile }) => tile.layers["road"] !== undefined)).toBe(true);
});

test("the metadata hold a closed coverage ring that holds the features", async () => {
  const { reader } = await decoded(baseMapArchive(oneOfEach, options));
  const metadata = (await reader.getMetadata()) as { coverage: [number, number][][] };
  expect(metadata.coverage.length).toBeGreaterThan(0);
  const ring = metadata.coverage[0]!;
  expect(ring.at(0)).toEqual(ring.at(-1));
  const lngs = ring.map(([lng]) => lng);
  expect(Math.min(...lngs)).toBeLessThan(8.42);
  expect(Math.max(...lngs)).toBeGreaterThan(8.46);
});

test("a city of nothing is still an archive", async () => {
  const { tiles, header } = await decoded(baseMapArchive([], options));
  expect(tiles).toHaveLength(0);
  expect(header.numTileEntries).toBe(0);
});

test("a district that mostly has data is covered whole, a neighbour's border is not", async () => {
  const roads = Array.from({ length: 9 }, (_, step) =>
    feature("road", {
      geometry: { kind: "line", line: [8.4, 49.41 + step / 100, 8.46, 49.41 + step / 100] },
    }),
  );
  const district = [8.4, 49.4, 8.5, 49.4, 8.5, 49.5, 8.4, 49.5, 8.4, 49.4];
  const neighbour = [8.5, 49.4, 8.9, 49.4, 8.9, 49.5, 8.5, 49.5, 8.5, 49.4];
  const eastOf = async (districts: readonly (readonly number[])[]): Promise<number> => {
    const { reader } = await decoded(baseMapArchive(roads, { ...options, districts }));
    const { coverage } = (await reader.getMetadata()) as { coverage: [number, number][][] };
    return Math.max(...coverage.flat().map(([lng]) => lng));
  };
  expect(await eastOf([])).toBeLessThan(8.47);
  expect(await eastOf([district])).toBeGreaterThan(8.495);
  expect(await eastOf([neighbour])).toBeLessThan(8.47);
});
