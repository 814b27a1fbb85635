import * as v from "valibot";
import { assetSchema } from "../model/asset.ts";

/** A file or directory brought a thing, new or changed. */
export const assetImported = v.object({
  kind: v.literal("asset-imported"),
  v: v.literal(1),
  asset: assetSchema,
});
export type AssetImported = v.InferOutput<typeof assetImported>;
