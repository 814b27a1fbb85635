import { open, readFile, stat } from "node:fs/promises";
import { err, ok } from "../../shared/kit/result.ts";
import type { Result } from "../../shared/kit/result.ts";
import type { ImportRefusal } from "../../shared/model/import-refusal.ts";
import type { ImportKind } from "../../shared/model/import-report.ts";
import { VECTOR_FILE_BYTES_MAX } from "./import-limits.ts";

/** A file to import: its name as people know it, its content, and what a person declares of it. */
export type ImportSource = {
  readonly name: string;
  readonly content:
    | { readonly kind: "bytes"; readonly bytes: Uint8Array }
    | { readonly kind: "path"; readonly path: string };
  readonly as: ImportKind | null;
  /** "wgs84", "cgcs2000", "gcj02", "bd09", "epsg:4528"; null: nobody said. */
  readonly crs: string | null;
};

/** Whether the content is an OpenStreetMap extract, by its first bytes. */
export async function isOsmSource({
  content,
}: ImportSource): Promise<Result<boolean, ImportRefusal>> {
  if (content.kind === "bytes") return ok(isOsmStart(content.bytes.subarray(0, START_BYTES)));
  try {
    const file = await open(content.path, "r");
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(START_BYTES), 0, START_BYTES, 0);
      return ok(isOsmStart(buffer.subarray(0, bytesRead)));
    } finally {
      await file.close();
    }
  } catch (error) {
    return err(unreadable(error));
  }
}

/** The bytes of a file that is read whole. */
export async function bytesOf({
  content,
}: ImportSource): Promise<Result<Uint8Array, ImportRefusal>> {
  if (content.kind === "bytes") return ok(content.bytes);
  try {
    const { size } = await stat(content.path);
    if (size > VECTOR_FILE_BYTES_MAX) {
      return err({ kind: "file-too-big", bytes: size, bytesMax: VECTOR_FILE_BYTES_MAX });
    }
    return ok(await readFile(content.path));
  } catch (error) {
    return err(unreadable(error));
  }
}

const START_BYTES = 1024;

function isOsmStart(start: Uint8Array): boolean {
  const buffer = Buffer.from(start.buffer, start.byteOffset, start.byteLength);
  if (buffer.subarray(4, 32).includes("OSMHeader")) return true;
  return /^\ufeff?\s*(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*)*<osm[\s>]/.test(
    buffer.toString("utf8"),
  );
}

function unreadable(error: unknown): ImportRefusal {
  if (!(error instanceof Error) || !("code" in error)) throw error;
  return { kind: "file-unreadable", what: error.message };
}
