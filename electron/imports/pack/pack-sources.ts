import { chmod, copyFile, mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { CarRights } from "../../../shared/roads/car-rights.ts";
import type { ImportSource } from "../import-source.ts";
import { fileDigest } from "./file-digest.ts";
import type { PackManifest, PackSource } from "./pack-manifest.ts";

export type SourceFile = PackSource & { readonly path: string };

/** A copy of an extract beside the others, after `sweepIncoming`, under a name that no pack is made
 *  of yet. */
export async function keepCopy(source: ImportSource, packDir: string): Promise<SourceFile> {
  const name = sourceName(source.name);
  const path = sourcePath(packDir, `${INCOMING}${name}`);
  const { content } = source;
  if (content.kind === "bytes") await writeFile(path, content.bytes);
  else {
    await copyFile(content.path, path);
    // The copy of a read-only file is one too, and some systems never let it be replaced.
    await chmod(path, 0o644);
  }
  return { name, path, ...(await fileDigest(path)) };
}

/** Removes what an import that was cut off had begun to copy. */
export async function sweepIncoming(packDir: string): Promise<void> {
  await mkdir(join(packDir, SOURCES), { recursive: true });
  const names = await readdir(join(packDir, SOURCES));
  for (const name of names.filter((one) => one.startsWith(INCOMING))) {
    await rm(sourcePath(packDir, name), { force: true });
  }
}

/** Every extract that is kept, but for the one of that name, which is being replaced. */
export async function otherSources(packDir: string, name: string): Promise<SourceFile[]> {
  const names = await readdir(join(packDir, SOURCES));
  const others = names.filter((other) => other !== name && !other.startsWith("."));
  const files: SourceFile[] = [];
  for (const other of others) {
    const path = sourcePath(packDir, other);
    files.push({ name: other, path, ...(await fileDigest(path)) });
  }
  return files;
}

export function sourcePath(packDir: string, name: string): string {
  return join(packDir, SOURCES, name);
}

/** Whether a pack was made of that very file, under that name. */
export function holdsSource(
  { sources, cars: madeFor }: PackManifest,
  { name, sha256 }: PackSource,
  cars: CarRights,
): boolean {
  if (madeFor.againstOneWays !== cars.againstOneWays) return false;
  if (madeFor.whereClosed !== cars.whereClosed) return false;
  return sources.some((source) => source.name === name && source.sha256 === sha256);
}

const SOURCES = "sources";
const INCOMING = ".incoming-";
const NAME_LENGTH_MAX = 120;

/** The file's own name, of characters that every file system takes. */
function sourceName(name: string): string {
  const own = name.slice(Math.max(name.lastIndexOf("/"), name.lastIndexOf("\\")) + 1);
  const plain = own.replace(/[^\p{L}\p{N}._-]+/gu, "-").replace(/^\.+|\.+$/g, "");
  return plain === "" ? "extract.osm" : plain.slice(-NAME_LENGTH_MAX);
}
