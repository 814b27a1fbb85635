import { inflateRawSync } from "node:zlib";
import { err, ok } from "../../shared/kit/result.ts";
import type { Result } from "../../shared/kit/result.ts";
import type { ImportRefusal } from "../../shared/model/import-refusal.ts";
import { decodeText } from "./decode-text.ts";
import { ZIP_ENTRIES_MAX, ZIP_INFLATED_BYTES_MAX } from "./import-limits.ts";

/** Files of a ZIP archive that are wanted, by path.  Sizes in the archive are claims: what is
 *  inflated is bounded as it is inflated.   Source: APPNOTE.TXT 6.3 without ZIP64, encryption. */
export function zipEntries(
  bytes: Uint8Array,
  wanted: (path: string) => boolean,
): Result<ReadonlyMap<string, Uint8Array>, ImportRefusal> {
  const archive = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endRecordAt(archive);
  if (end === -1) return err({ kind: "zip-broken", what: "no end of archive" });
  const count = archive.readUInt16LE(end + 10);
  if (count > ZIP_ENTRIES_MAX) return err({ kind: "zip-too-big", what: `${count} entries` });
  const files = new Map<string, Uint8Array>();
  let at = archive.readUInt32LE(end + 16);
  let left = ZIP_INFLATED_BYTES_MAX;
  try {
    for (let index = 0; index < count; index += 1) {
      const entry = entryAt(archive, at);
      if (entry === null) return err({ kind: "zip-broken", what: `entry ${index + 1}` });
      at = entry.next;
      if (!wanted(entry.path) || entry.path.endsWith("/")) continue;
      if (entry.encrypted) return err({ kind: "zip-broken", what: "encrypted" });
      if (entry.size > left) return err({ kind: "zip-too-big", what: `${entry.size} bytes` });
      const file = contentOf(archive, entry, left);
      left -= file.byteLength;
      files.set(entry.path, file);
    }
  } catch (error) {
    return err(refusalOf(error));
  }
  return ok(files);
}

/** Paths of every entry, wanted or not; null where the bytes are no archive. */
export function zipPaths(bytes: Uint8Array): readonly string[] | null {
  const paths: string[] = [];
  const listed = zipEntries(bytes, (path) => {
    paths.push(path);
    return false;
  });
  return listed.ok ? paths : null;
}

const END_RECORD = 0x06054b50;
const CENTRAL_HEADER = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;
const END_RECORD_BYTES = 22;
const COMMENT_BYTES_MAX = 65_535;
const STORED = 0;
const DEFLATED = 8;

function endRecordAt(archive: Buffer): number {
  const lowest = Math.max(0, archive.length - END_RECORD_BYTES - COMMENT_BYTES_MAX);
  for (let at = archive.length - END_RECORD_BYTES; at >= lowest; at -= 1) {
    if (archive.readUInt32LE(at) === END_RECORD) return at;
  }
  return -1;
}

type Entry = {
  readonly path: string;
  readonly method: number;
  readonly encrypted: boolean;
  readonly packed: number;
  readonly size: number;
  readonly local: number;
  readonly next: number;
};

function entryAt(archive: Buffer, at: number): Entry | null {
  if (at + 46 > archive.length || archive.readUInt32LE(at) !== CENTRAL_HEADER) return null;
  const pathEnd = at + 46 + archive.readUInt16LE(at + 28);
  return {
    path: pathFrom(archive.subarray(at + 46, pathEnd)),
    encrypted: (archive.readUInt16LE(at + 8) & 1) !== 0,
    method: archive.readUInt16LE(at + 10),
    packed: archive.readUInt32LE(at + 20),
    size: archive.readUInt32LE(at + 24),
    local: archive.readUInt32LE(at + 42),
    next: pathEnd + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32),
  };
}

/** Chinese systems write names in GBK without saying so. */
function pathFrom(bytes: Buffer): string {
  return decodeText(bytes).text.replaceAll("\\", "/");
}

function contentOf(archive: Buffer, entry: Entry, bytesMax: number): Uint8Array {
  const { local } = entry;
  if (archive.readUInt32LE(local) !== LOCAL_HEADER) throw new BrokenZip(entry.path);
  const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
  const packed = archive.subarray(start, start + entry.packed);
  if (packed.length !== entry.packed) throw new BrokenZip(entry.path);
  if (entry.method === STORED) return packed;
  if (entry.method !== DEFLATED) throw new BrokenZip(`method ${entry.method}`);
  return inflateRawSync(packed, { maxOutputLength: Math.max(1, bytesMax) });
}

class BrokenZip extends Error {}

function refusalOf(error: unknown): ImportRefusal {
  if (error instanceof BrokenZip) return { kind: "zip-broken", what: error.message };
  if (!(error instanceof Error)) throw error;
  const code = "code" in error ? error.code : null;
  if (code === "ERR_BUFFER_TOO_LARGE") {
    return { kind: "zip-too-big", what: `more than ${ZIP_INFLATED_BYTES_MAX} bytes` };
  }
  if (code === "ERR_OUT_OF_RANGE" || String(code).startsWith("Z_")) {
    return { kind: "zip-broken", what: error.message };
  }
  throw error;
}
