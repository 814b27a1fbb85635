import type { FileHandle } from "node:fs/promises";
import { inflateSync } from "node:zlib";
import { BrokenOsm } from "./osm-refusal.ts";
import type { OsmVisitor } from "./osm-visitor.ts";
import { PbfBlocks } from "./pbf-block.ts";
import { Protobuf } from "./protobuf.ts";

/** Limits of the format itself.  Source: OpenStreetMap wiki, PBF format. */
const HEADER_BYTES_MAX = 64 * 1024;
const BLOB_BYTES_MAX = 32 * 1024 * 1024;
const FEATURES = new Set(["OsmSchema-V0.6", "DenseNodes"]);
const utf8 = new TextDecoder();

/** Shows every wanted element of a .osm.pbf file to the visitor, blob by blob.
 *  Errors: throws BrokenOsm with the offset of the blob at fault. */
export async function readPbf(
  file: FileHandle,
  size: number,
  visitor: OsmVisitor,
  onBytes: (bytes: number) => void,
): Promise<void> {
  const blocks = new PbfBlocks(visitor);
  let offset = 0;
  let headers = 0;
  while (offset < size) {
    const start = offset;
    const length = (await take(file, offset, 4, size)).readUInt32BE(0);
    if (length > HEADER_BYTES_MAX) throw notPbf(start);
    const header = await take(file, offset + 4, length, size);
    const { kind, dataBytes } = at(start, () => blobHeader(header));
    offset += 4 + length;
    const blob = await take(file, offset, dataBytes, size);
    offset += dataBytes;
    if (kind === "OSMHeader") {
      at(start, () => checkHeader(inflated(blob)));
      headers += 1;
    } else if (kind === "OSMData") {
      if (headers === 0) throw new BrokenOsm("broken", "data come before the header", start);
      at(start, () => blocks.read(inflated(blob)));
    }
    onBytes(offset);
  }
  if (headers === 0) throw new BrokenOsm("truncated", "the file ends before its header", size);
}

const notPbf = (offset: number): BrokenOsm =>
  new BrokenOsm("broken", "this is no .osm.pbf: a blob header is too long", offset);

/** Runs a decoder and says where in the file it failed. */
function at<T>(offset: number, decode: () => T): T {
  try {
    return decode();
  } catch (thrown) {
    if (!(thrown instanceof BrokenOsm)) throw thrown;
    throw new BrokenOsm(thrown.kind, thrown.message, offset);
  }
}

async function take(
  file: FileHandle,
  offset: number,
  length: number,
  size: number,
): Promise<Buffer> {
  if (offset + length > size) throw new BrokenOsm("truncated", "the file ends early", size);
  const buffer = Buffer.allocUnsafe(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await file.read(buffer, filled, length - filled, offset + filled);
    if (bytesRead === 0) throw new BrokenOsm("truncated", "the file ends early", offset + filled);
    filled += bytesRead;
  }
  return buffer;
}

function blobHeader(bytes: Uint8Array): { readonly kind: string; readonly dataBytes: number } {
  const header = new Protobuf(bytes);
  let kind = "";
  let dataBytes = -1;
  while (header.more) {
    const field = header.varint();
    if (field === 10) kind = textOf(header);
    else if (field === 24) dataBytes = header.varint();
    else header.skip(field & 7);
  }
  if (kind === "" || dataBytes < 0 || dataBytes > BLOB_BYTES_MAX) {
    throw new BrokenOsm("broken", "a blob has no kind or no possible size");
  }
  return { kind, dataBytes };
}

function textOf(message: Protobuf): string {
  const text = message.message();
  return utf8.decode(text.bytes.subarray(text.at, text.end));
}

const PACKED: Readonly<Record<number, string>> = {
  4: "LZMA",
  5: "bzip2",
  6: "LZ4",
  7: "Zstandard",
};

function inflated(bytes: Uint8Array): Uint8Array {
  const blob = new Protobuf(bytes);
  let raw: Uint8Array | null = null;
  let packed: Uint8Array | null = null;
  let rawBytes = -1;
  while (blob.more) {
    const field = blob.varint();
    const packing = PACKED[field >> 3];
    if (packing !== undefined) throw new BrokenOsm("unsupported", `${packing} compression`);
    if (field === 16) rawBytes = blob.varint();
    else if (field === 10 || field === 26) {
      const part = blob.message();
      const content = part.bytes.subarray(part.at, part.end);
      if (field === 10) raw = content;
      else packed = content;
    } else blob.skip(field & 7);
  }
  if (raw !== null) return raw;
  if (packed === null || rawBytes < 0 || rawBytes > BLOB_BYTES_MAX) {
    throw new BrokenOsm("broken", "a blob holds no data");
  }
  return unzipped(packed, rawBytes);
}

function unzipped(packed: Uint8Array, rawBytes: number): Uint8Array {
  let content: Uint8Array;
  try {
    content = inflateSync(packed, { maxOutputLength: Math.max(1, rawBytes) });
  } catch (thrown) {
    const what = thrown instanceof Error ? thrown.message : "unknown";
    throw new BrokenOsm("broken", `a blob cannot be inflated (${what})`);
  }
  if (content.length === rawBytes) return content;
  throw new BrokenOsm("broken", "a blob is not as long as it says");
}

function checkHeader(bytes: Uint8Array): void {
  const header = new Protobuf(bytes);
  while (header.more) {
    const field = header.varint();
    if (field !== 34) {
      header.skip(field & 7);
      continue;
    }
    const feature = textOf(header);
    if (!FEATURES.has(feature)) {
      throw new BrokenOsm("unsupported", `the file needs a reader for ${feature}`);
    }
  }
}
