import { PMTiles, tileIdToZxy } from "pmtiles";
import type { Source } from "pmtiles";
import { expect, test } from "vitest";
import { pmtilesArchive } from "./pmtiles-archive.ts";
import type { ArchiveTile } from "./pmtiles-archive.ts";

const facts = {
  bounds: [8, 49, 9, 50],
  zoomMin: 0,
  zoomMax: 8,
  metadata: { name: "town" },
} as const;

/** The archive as another program reads it: in ranges, like a browser. */
function opened(archive: Uint8Array): PMTiles {
  const source: Source = {
    getKey: () => "archive",
    getBytes: async (offset, length) => {
      return { data: Uint8Array.from(archive.subarray(offset, offset + length)).buffer };
    },
  };
  return new PMTiles(source);
}

function tilesUpTo(zoom: number): ArchiveTile[] {
  const tiles: ArchiveTile[] = [];
  for (let z = 0; z <= zoom; z += 1) {
    for (let x = 0; x < 1 << z; x += 1) {
      for (let y = 0; y < 1 << z; y += 1) {
        tiles.push({ z, x, y, bytes: Buffer.from(`${z}/${x}/${y}`) });
      }
    }
  }
  return tiles;
}

test("another reader finds every tile, and nothing where there is none", async () => {
  const tiles = tilesUpTo(4).filter(({ z, x }) => z < 4 || x !== 3);
  const archive = opened(pmtilesArchive(tiles, facts));
  for (const { z, x, y, bytes } of tiles) {
    const tile = await archive.getZxy(z, x, y);
    expect(Buffer.from(tile!.data).toString()).toBe(Buffer.from(bytes).toString());
  }
  expect(await archive.getZxy(4, 3, 3)).toBeUndefined();
  expect(await archive.getMetadata()).toEqual({ name: "town" });
  const header = await archive.getHeader();
  expect([header.minLon, header.minLat, header.maxLon, header.maxLat]).toEqual([8, 49, 9, 50]);
});

test("a root that outgrows its place is split into leaves another reader follows", async () => {
  const tiles = tilesUpTo(6);
  const whole = pmtilesArchive(tiles, facts);
  const split = pmtilesArchive(tiles, { ...facts, rootBytesMax: 140 });
  expect((await opened(whole).getHeader()).leafDirectoryLength).toBe(0);
  const header = await opened(split).getHeader();
  expect(header.leafDirectoryLength).toBeGreaterThan(0);
  expect(header.rootDirectoryLength).toBeLessThanOrEqual(140);
  const archive = opened(split);
  for (const { z, x, y } of tiles) {
    const tile = await archive.getZxy(z, x, y);
    expect(Buffer.from(tile!.data).toString()).toBe(`${z}/${x}/${y}`);
  }
});

test("tiles of equal content are kept once", async () => {
  const bytes = Buffer.from("the same field");
  const tiles = Array.from({ length: 64 }, (_, id) => {
    const [z, x, y] = tileIdToZxy(21 + id);
    return { z, x, y, bytes };
  });
  const archive = opened(pmtilesArchive(tiles, facts));
  const header = await archive.getHeader();
  expect([header.numAddressedTiles, header.numTileEntries, header.numTileContents]).toEqual([
    64, 1, 1,
  ]);
  const last = tiles.at(-1)!;
  const tile = await archive.getZxy(last.z, last.x, last.y);
  expect(Buffer.from(tile!.data).toString()).toBe("the same field");
});
