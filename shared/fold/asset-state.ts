import type { Asset, AssetKind } from "../model/asset.ts";
import type { EpochMs } from "../units/quantity.ts";
import { hlcMs } from "../units/hybrid-clock.ts";
import type { Fold } from "./fold.ts";

/** A thing that a file brought: as last imported, and when. */
export type AssetState<Kind extends AssetKind> = {
  readonly asset: Extract<Asset, { kind: Kind }>;
  readonly importedAt: EpochMs;
};

/** The fold of one kind of asset: a later import replaces the earlier one. */
export function foldAssetOf<Kind extends AssetKind>(
  isAsset: (asset: Asset) => asset is Extract<Asset, { kind: Kind }>,
): Fold<AssetState<Kind>> {
  return (before, { event, stamp }) => {
    if (event.kind !== "asset-imported" || !isAsset(event.asset)) return before;
    return { asset: event.asset, importedAt: hlcMs(stamp.hlc) };
  };
}
