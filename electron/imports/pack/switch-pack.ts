import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { withDetail } from "../../../shared/model/import-reason.ts";
import { CURRENT_FILE } from "./open-pack.ts";
import type { OpenedPack } from "./open-pack.ts";
import { PACK_FORMAT } from "./pack-manifest.ts";
import type { CurrentPack, PackRef } from "./pack-manifest.ts";
import { replaceWhole } from "./whole-file.ts";

/** Makes a pack the one in use, in one step, and remembers the one before. */
export async function switchTo(
  ref: PackRef,
  old: OpenedPack | null,
  packDir: string,
): Promise<void> {
  const previous =
    old === null || old.pack.id === ref.id
      ? null
      : { id: old.pack.id, manifestSha256: old.manifestSha256 };
  const current: CurrentPack = { format: PACK_FORMAT, current: ref, previous };
  await replaceWhole(join(packDir, CURRENT_FILE), JSON.stringify(current, null, 2));
}

/** Removes packs that are neither in use nor the one before; a file that is still being read on a
 *  system that locks it stays for the next time and is named. */
export async function sweepPacks(packDir: string, kept: readonly string[]): Promise<string[]> {
  const names = await readdir(packDir);
  const old = names.filter((name) => /^[0-9a-f]{12}$/.test(name) && !kept.includes(name));
  const warnings: string[] = [];
  for (const name of old) {
    try {
      await rm(join(packDir, name), { recursive: true, force: true });
    } catch (error) {
      const what = error instanceof Error ? error.message : String(error);
      warnings.push(withDetail("pack-not-swept", `${name}, ${what}`));
    }
  }
  return warnings;
}
