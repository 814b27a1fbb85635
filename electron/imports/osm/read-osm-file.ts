import { open } from "node:fs/promises";
import type { FileHandle } from "node:fs/promises";
import { err, ok } from "../../../shared/kit/result.ts";
import type { Result } from "../../../shared/kit/result.ts";
import { refusalFrom } from "./osm-refusal.ts";
import type { OsmRefusal } from "./osm-refusal.ts";
import type { OsmVisitor } from "./osm-visitor.ts";
import { readPbf } from "./read-pbf.ts";
import { readXml } from "./read-xml.ts";

/** Shows a .osm.pbf or .osm file to the visitor, told apart by its first bytes; the file is never
 *  in memory as a whole.  `onShare` hears which part of the file is done, from 0 to 1. */
export async function readOsmFile(
  path: string,
  visitor: OsmVisitor,
  onShare: (share: number) => void,
): Promise<Result<{ readonly bytes: number }, OsmRefusal>> {
  let file: FileHandle | null = null;
  try {
    file = await open(path, "r");
    const { size } = await file.stat();
    const format = await formatOf(file);
    if (format.kind === "other") return err({ kind: "osm-not-osm", path, what: format.what });
    const onBytes = (bytes: number): void => onShare(bytes / size);
    if (format.kind === "xml") await readXml(file, size, visitor, onBytes);
    else await readPbf(file, size, visitor, onBytes);
    return ok({ bytes: size });
  } catch (thrown) {
    return err(refusalFrom(path, thrown));
  } finally {
    await file?.close();
  }
}

type Format = { readonly kind: "xml" | "pbf" } | { readonly kind: "other"; readonly what: string };

async function formatOf(file: FileHandle): Promise<Format> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(64), 0, 64, 0);
  if (bytesRead === 0) return { kind: "other", what: "the file is empty" };
  const [first, second] = [buffer[0] ?? 0, buffer[1] ?? 0];
  if (first === 0x1f && second === 0x8b) return { kind: "other", what: "gzip: unpack it first" };
  if (first === 0x42 && second === 0x5a) return { kind: "other", what: "bzip2: unpack it first" };
  if (first === 0x50 && second === 0x4b) return { kind: "other", what: "zip: unpack it first" };
  const wide = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  if (wide) return { kind: "other", what: "text in UTF-16: write the file as UTF-8" };
  const text = buffer
    .toString("utf8", 0, bytesRead)
    .replace(/^\ufeff/, "")
    .trimStart();
  if (text.startsWith("<")) return { kind: "xml" };
  if (buffer.subarray(4, 32).includes("OSMHeader")) return { kind: "pbf" };
  if (bytesRead < 32 && first === 0 && second === 0) return { kind: "pbf" };
  return { kind: "other", what: "neither OpenStreetMap XML nor PBF" };
}
