import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import * as v from "valibot";
import { err, ok } from "../../../shared/kit/result.ts";
import type { Result } from "../../../shared/kit/result.ts";
import type { CityPack } from "../../../shared/model/city-pack.ts";
import { fileDigest } from "./file-digest.ts";
import { isMissing } from "./missing-file.ts";
import type { PackFault } from "./pack-fault.ts";
import { currentPackSchema, packIdOf, packManifestSchema } from "./pack-manifest.ts";
import { MANIFEST_FILE, MAP_FILE, PACK_FORMAT, ROADS_FILE } from "./pack-manifest.ts";
import type { PackManifest, PackRef } from "./pack-manifest.ts";

/** A pack whose every byte was checked, and where its files lie. */
export type OpenedPack = {
  readonly pack: CityPack;
  readonly manifest: PackManifest;
  readonly manifestSha256: string;
  readonly roadsPath: string;
  readonly mapFile: string;
  /** Why a newer pack is not this one; null: this is the newest. */
  readonly fault: PackFault | null;
};

/** The city in the pack folder ("DIR/pack"), its files checked by their digests.  A damaged pack is
 *  never used: the one before it is, if it is whole, and the fault is told beside it. */
export async function openPack(packDir: string): Promise<Result<OpenedPack, PackFault>> {
  const { refs, fault: unreadable } = await candidatesIn(packDir);
  let fault: PackFault | null = unreadable;
  for (const ref of refs) {
    const opened = await openRef(packDir, ref);
    if (opened.ok) return ok({ ...opened.value, fault });
    fault ??= opened.refusal;
  }
  return err(fault ?? { kind: "no-pack" });
}

type Candidate = Pick<PackRef, "id"> & { readonly manifestSha256: string | null };
type Candidates = { readonly refs: readonly Candidate[]; readonly fault: PackFault | null };

async function candidatesIn(packDir: string): Promise<Candidates> {
  const text = await textOf(join(packDir, CURRENT_FILE));
  if (text === null) {
    const refs = await foldersIn(packDir);
    const fault = damaged(CURRENT_FILE, "missing");
    return { refs, fault: refs.length === 0 ? null : fault };
  }
  const current = v.safeParse(currentPackSchema, jsonOf(text));
  if (current.success) {
    const { current: newest, previous } = current.output;
    return { refs: previous === null ? [newest] : [newest, previous], fault: null };
  }
  return { refs: await foldersIn(packDir), fault: damaged(CURRENT_FILE, "unreadable") };
}

export const CURRENT_FILE = "current.json";

/** Packs that lie there, newest first: what is left to go by when nothing says which is current. */
async function foldersIn(packDir: string): Promise<Candidate[]> {
  const names = await namesIn(packDir);
  const found: { id: string; madeAt: number }[] = [];
  for (const id of names.filter((name) => /^[0-9a-f]{12}$/.test(name))) {
    const text = await textOf(join(packDir, id, MANIFEST_FILE));
    const manifest = v.safeParse(packManifestSchema, text === null ? null : jsonOf(text));
    if (manifest.success) found.push({ id, madeAt: manifest.output.madeAt });
  }
  found.sort((a, b) => b.madeAt - a.madeAt);
  return found.map(({ id }) => ({ id, manifestSha256: null }));
}

async function openRef(
  packDir: string,
  { id, manifestSha256 }: Candidate,
): Promise<Result<Omit<OpenedPack, "fault">, PackFault>> {
  const folder = join(packDir, id);
  const text = await textOf(join(folder, MANIFEST_FILE));
  if (text === null) return err(damaged(`${id}/${MANIFEST_FILE}`, "missing"));
  const sha256 = createHash("sha256").update(text).digest("hex");
  if (manifestSha256 !== null && sha256 !== manifestSha256) {
    return err(damaged(`${id}/${MANIFEST_FILE}`, "checksum"));
  }
  const json = jsonOf(text);
  const parsed = v.safeParse(packManifestSchema, json);
  if (!parsed.success) return err(formatFault(json) ?? damaged(MANIFEST_FILE, "unreadable"));
  const manifest = parsed.output;
  const fault = await filesFault(folder, manifest);
  if (fault !== null) return err(fault);
  const { madeAt, bounds, counts } = manifest;
  const sources = manifest.sources.map(({ name }) => name);
  const mapPath = `pack/${id}/${MAP_FILE}`;
  return ok({
    pack: { id, madeAt, bounds, sources, counts, mapPath },
    manifest,
    manifestSha256: sha256,
    roadsPath: join(folder, ROADS_FILE),
    mapFile: join(folder, MAP_FILE),
  });
}

/** What is wrong with the files of a pack, or null.  Nothing but their bytes is believed. */
export async function filesFault(
  folder: string,
  manifest: PackManifest,
): Promise<PackFault | null> {
  if (packIdOf(manifest.files) !== manifest.id) return damaged(MANIFEST_FILE, "id");
  for (const name of [ROADS_FILE, MAP_FILE] as const) {
    const shown = `${manifest.id}/${name}`;
    try {
      const { sha256, bytes } = await fileDigest(join(folder, name));
      const stated = manifest.files[name];
      if (bytes !== stated.bytes) return damaged(shown, `${bytes} of ${stated.bytes} bytes`);
      if (sha256 !== stated.sha256) return damaged(shown, "checksum");
    } catch (error) {
      if (!isMissing(error)) throw error;
      return damaged(shown, "missing");
    }
  }
  return null;
}

function damaged(file: string, what: string): PackFault {
  return { kind: "pack-damaged", file, what };
}

function formatFault(json: unknown): PackFault | null {
  if (typeof json !== "object" || json === null || !("format" in json)) return null;
  const { format } = json;
  return format === PACK_FORMAT ? null : { kind: "pack-format", found: String(format) };
}

async function textOf(path: string): Promise<string | null> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

function jsonOf(text: string): unknown {
  try {
    const json: unknown = JSON.parse(text);
    return json;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
