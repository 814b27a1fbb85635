import { gzipSync } from "node:zlib";
import { assert } from "../../../shared/kit/assert.ts";

/** Some tiles that share one run of bytes: `run` consecutive tile ids from `id` on. */
export type DirectoryEntry = {
  readonly id: number;
  readonly run: number;
  /** From the start of the tile data; of a leaf, from the start of the leaf directories. */
  readonly offset: number;
  readonly length: number;
};

export type Directories = { readonly root: Uint8Array; readonly leaves: Uint8Array };

/** A reader fetches the first 16 KiB at once: header and root must lie in them. */
export const ROOT_BYTES_MAX = 16_384 - 127;
const LEAF_ENTRIES_MIN = 4096;

/** Compressed root directory and, where it would outgrow its place, leaf directories behind it.
 *  Errors: none; entries must be sorted by id.  Source: PMTiles v3, section 4. */
export function directoriesFrom(
  entries: readonly DirectoryEntry[],
  rootBytesMax = ROOT_BYTES_MAX,
): Directories {
  const whole = compressedDirectory(entries);
  if (whole.length <= rootBytesMax) return { root: whole, leaves: new Uint8Array(0) };
  for (let size = leafSize(entries.length, rootBytesMax); ; size *= 2) {
    const split = withLeaves(entries, size);
    if (split.root.length <= rootBytesMax) return split;
    assert(size < entries.length, "one leaf always fits the root");
  }
}

/** A root entry takes a few bytes, so a small root wants large leaves from the start. */
function leafSize(count: number, rootBytesMax: number): number {
  return rootBytesMax < ROOT_BYTES_MAX ? Math.max(1, Math.ceil(count / 16)) : LEAF_ENTRIES_MIN;
}

function withLeaves(entries: readonly DirectoryEntry[], size: number): Directories {
  const leaves: Uint8Array[] = [];
  const pointers: DirectoryEntry[] = [];
  let offset = 0;
  for (let from = 0; from < entries.length; from += size) {
    const part = entries.slice(from, from + size);
    const leaf = compressedDirectory(part);
    pointers.push({ id: part[0]?.id ?? 0, run: 0, offset, length: leaf.length });
    leaves.push(leaf);
    offset += leaf.length;
  }
  return { root: compressedDirectory(pointers), leaves: Buffer.concat(leaves) };
}

/** Four columns of varints: id steps, runs, lengths, offsets (0: right behind the last). */
function compressedDirectory(entries: readonly DirectoryEntry[]): Uint8Array {
  const bytes: number[] = [];
  pushVarint(bytes, entries.length);
  let last = 0;
  for (const { id } of entries) {
    assert(id >= last, "directory entries are sorted by tile id");
    pushVarint(bytes, id - last);
    last = id;
  }
  for (const { run } of entries) pushVarint(bytes, run);
  for (const { length } of entries) pushVarint(bytes, length);
  let end = -1;
  for (const { offset, length } of entries) {
    pushVarint(bytes, offset === end ? 0 : offset + 1);
    end = offset + length;
  }
  return gzipSync(Uint8Array.from(bytes));
}

function pushVarint(bytes: number[], value: number): void {
  let rest = value;
  while (rest >= 0x80) {
    bytes.push((rest % 0x80) | 0x80);
    rest = Math.floor(rest / 0x80);
  }
  bytes.push(rest);
}
