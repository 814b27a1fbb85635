import * as v from "valibot";
import { areaSchema } from "./area.ts";
import { baseStationSchema } from "./base-station.ts";
import { cameraSchema } from "./camera.ts";
import { checkpointSchema } from "./checkpoint.ts";
import { postSchema } from "./post.ts";
import { unitSchema } from "./unit.ts";

/** A thing that a file or directory brings and a later one may bring again, changed. */
export const assetSchema = v.variant("kind", [
  cameraSchema,
  checkpointSchema,
  baseStationSchema,
  unitSchema,
  areaSchema,
  postSchema,
]);
export type Asset = v.InferOutput<typeof assetSchema>;
export type AssetKind = Asset["kind"];
