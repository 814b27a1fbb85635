import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import { zxyToTileId } from "pmtiles";
import { assert } from "../../../shared/kit/assert.ts";
import type { Bounds } from "../../../shared/units/lng-lat.ts";
import { directoriesFrom, ROOT_BYTES_MAX } from "./pmtiles-directory.ts";
import type { DirectoryEntry } from "./pmtiles-directory.ts";

export type ArchiveTile = {
  readonly z: number;
  readonly x: number;
  readonly y: number;
  /** An encoded vector tile, not compressed. */
  readonly bytes: Uint8Array;
};

export type ArchiveFacts = {
  readonly bounds: Bounds;
  readonly zoomMin: number;
  readonly zoomMax: number;
  readonly metadata: Readonly<Record<string, unknown>>;
  /** Smaller only in tests, to see leaf directories with few tiles. */
  readonly rootBytesMax?: number;
};

const HEADER_BYTES = 127;
const GZIP = 2;
const VECTOR_TILE = 1;

/** A PMTiles v3 archive: header, root directory, metadata, leaf directories, tiles.
 *  Tiles are ordered along the Hilbert curve and equal ones are kept once.
 *  Source: protomaps/PMTiles, spec v3. */
export function pmtilesArchive(tiles: readonly ArchiveTile[], facts: ArchiveFacts): Uint8Array {
  const { entries, data, contents } = packed(tiles);
  const { root, leaves } = directoriesFrom(entries, facts.rootBytesMax ?? ROOT_BYTES_MAX);
  const metadata = gzipSync(JSON.stringify(facts.metadata));
  const dataLength = data.reduce((sum, part) => sum + part.length, 0);
  const parts = [
    { at: 8, length: root.length },
    { at: 24, length: metadata.length },
    { at: 40, length: leaves.length },
    { at: 56, length: dataLength },
  ];
  const header = Buffer.alloc(HEADER_BYTES);
  header.write("PMTiles", 0);
  header[7] = 3;
  let offset = HEADER_BYTES;
  for (const { at, length } of parts) {
    header.writeBigUInt64LE(BigInt(offset), at);
    header.writeBigUInt64LE(BigInt(length), at + 8);
    offset += length;
  }
  header.writeBigUInt64LE(BigInt(tiles.length), 72);
  header.writeBigUInt64LE(BigInt(entries.length), 80);
  header.writeBigUInt64LE(BigInt(contents), 88);
  header.set([1, GZIP, GZIP, VECTOR_TILE, facts.zoomMin, facts.zoomMax], 96);
  writePlace(header, facts);
  return Buffer.concat([header, root, metadata, leaves, ...data]);
}

function writePlace(header: Buffer, { bounds, zoomMax }: ArchiveFacts): void {
  const [west, south, east, north] = bounds;
  const corners = [west, south, east, north];
  corners.forEach((degrees, index) => {
    header.writeInt32LE(Math.round(degrees * 1e7), 102 + index * 4);
  });
  header[118] = Math.min(12, zoomMax);
  header.writeInt32LE(Math.round(((west + east) / 2) * 1e7), 119);
  header.writeInt32LE(Math.round(((south + north) / 2) * 1e7), 123);
}

/** Compressed tiles in order, each distinct content once, with runs of equal neighbours. */
function packed(tiles: readonly ArchiveTile[]) {
  const ordered = tiles
    .map((tile) => ({ id: zxyToTileId(tile.z, tile.x, tile.y), bytes: tile.bytes }))
    .sort((a, b) => a.id - b.id);
  const placed = new Map<string, { readonly offset: number; readonly length: number }>();
  const entries: DirectoryEntry[] = [];
  const data: Uint8Array[] = [];
  let offset = 0;
  for (const { id, bytes } of ordered) {
    const digest = createHash("sha1").update(bytes).digest("base64");
    let place = placed.get(digest);
    if (place === undefined) {
      const compressed = gzipSync(bytes, { level: 6 });
      place = { offset, length: compressed.length };
      placed.set(digest, place);
      data.push(compressed);
      offset += compressed.length;
    }
    const last = entries.at(-1);
    assert(last === undefined || last.id + last.run <= id, "every tile comes once");
    if (last?.offset === place.offset && last.id + last.run === id) {
      entries[entries.length - 1] = { ...last, run: last.run + 1 };
    } else {
      entries.push({ id, run: 1, ...place });
    }
  }
  return { entries, data, contents: placed.size };
}
