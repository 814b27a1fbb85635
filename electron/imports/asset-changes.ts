import { isDeepStrictEqual } from "node:util";
import type { Asset, AssetKind } from "../../shared/model/asset.ts";
import { lngLatOf } from "../../shared/model/position.ts";
import { distanceBetween } from "../../shared/units/lng-lat.ts";

export type AssetChanges = {
  /** New or changed, as they are to be stored. */
  readonly changed: readonly Asset[];
  readonly imported: number;
  readonly updated: number;
  readonly unchanged: number;
  /** Fixed things that moved together: their file may speak another coordinate system. */
  readonly suspects: number;
};

/** A camera that is re-measured moves a little, or alone. */
export const SUSPECT_METRES = 50;
export const SUSPECTS_MIN = 5;

/** What a file changes of what is known.  Five fixed things that moved more than 50 m in one file
 *  are flagged; a thing that is brought again as it was keeps its flag, and a flagged one that
 *  moves is being put right. */
export function assetChanges(
  fresh: readonly Asset[],
  known: (kind: AssetKind, id: string) => Asset | null,
): AssetChanges {
  const pairs = fresh.map((asset) => ({ asset, before: known(asset.kind, asset.id) }));
  const moved = new Set(pairs.filter(hasMoved).map(({ asset }) => asset));
  const suspicious = moved.size >= SUSPECTS_MIN;
  const changed: Asset[] = [];
  let [imported, unchanged] = [0, 0];
  for (const { asset, before } of pairs) {
    const flagged = (suspicious && moved.has(asset)) || keepsFlag(asset, before);
    const stored = flagged ? suspect(asset) : asset;
    if (before !== null && isDeepStrictEqual(stored, before)) {
      unchanged += 1;
      continue;
    }
    changed.push(stored);
    if (before === null) imported += 1;
  }
  const updated = changed.length - imported;
  return { changed, imported, updated, unchanged, suspects: suspicious ? moved.size : 0 };
}

type Pair = { readonly asset: Asset; readonly before: Asset | null };

function hasMoved({ asset, before }: Pair): boolean {
  if (before === null || isSuspect(before)) return false;
  const [from, to] = [placeOf(before), placeOf(asset)];
  return from !== null && to !== null && distanceBetween(from, to) > SUSPECT_METRES;
}

/** Only what is bolted down; a crew's home may move and an area has no one place. */
function placeOf(asset: Asset): readonly [number, number] | null {
  return asset.kind === "unit" || asset.kind === "area" ? null : lngLatOf(asset.position);
}

function keepsFlag(asset: Asset, before: Asset | null): boolean {
  if (before === null || !isSuspect(before)) return false;
  if (asset.kind === "unit" || asset.kind === "area") return false;
  if (before.kind === "unit" || before.kind === "area") return false;
  return isDeepStrictEqual(asset.position, before.position);
}

function isSuspect({ flags }: Asset): boolean {
  return flags.includes("crsSuspect");
}

function suspect(asset: Asset): Asset {
  return { ...asset, flags: [...asset.flags, "crsSuspect"] };
}
