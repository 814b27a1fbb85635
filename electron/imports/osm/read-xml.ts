import type { FileHandle } from "node:fs/promises";
import { BrokenOsm } from "./osm-refusal.ts";
import type { OsmVisitor } from "./osm-visitor.ts";
import { XmlElements } from "./xml-elements.ts";
import { XmlScanner } from "./xml-scanner.ts";

const CHUNK_BYTES = 1024 * 1024;
/** The longest tag or comment that is read. */
const TAG_BYTES_MAX = 1024 * 1024;

/** Shows every wanted element of an OpenStreetMap XML file to the visitor, chunk by chunk: what a
 *  chunk cuts in two is carried over as bytes, so no character is ever torn.
 *  Errors: throws BrokenOsm with the offset of the tag at fault. */
export async function readXml(
  file: FileHandle,
  size: number,
  visitor: OsmVisitor,
  onBytes: (bytes: number) => void,
): Promise<void> {
  const elements = new XmlElements(visitor);
  const scanner = new XmlScanner((tag) => elements.take(tag));
  const buffer = Buffer.allocUnsafe(CHUNK_BYTES + TAG_BYTES_MAX);
  let carried = 0;
  let offset = 0;
  while (offset < size) {
    const { bytesRead } = await file.read(buffer, carried, CHUNK_BYTES, offset);
    if (bytesRead === 0) break;
    if (offset === 0) checkEncoding(buffer.subarray(0, bytesRead));
    const length = carried + bytesRead;
    const first = offset - carried;
    const left = scanner.scan(buffer, length, first);
    carried = length - left;
    if (carried > TAG_BYTES_MAX) throw new BrokenOsm("broken", "a tag has no end", first + left);
    buffer.copy(buffer, 0, left, length);
    offset += bytesRead;
    onBytes(offset);
  }
  if (!elements.whole) throw new BrokenOsm("truncated", "the file ends before </osm>", offset);
}

function checkEncoding(start: Buffer): void {
  const declared = /^\ufeff?\s*<\?xml[^>]*encoding=["']([\w.-]+)["']/.exec(
    start.toString("utf8", 0, Math.min(200, start.length)),
  );
  const encoding = declared?.[1]?.toLowerCase() ?? "utf-8";
  if (!["utf-8", "utf8", "us-ascii", "ascii"].includes(encoding)) {
    throw new BrokenOsm("unsupported", `text in ${encoding}; write the file as UTF-8`);
  }
}
