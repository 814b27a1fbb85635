import { createHash } from "node:crypto";
import * as v from "valibot";
import { ORDINARY_CARS } from "../../../shared/roads/car-rights.ts";
import { epochMsSchema, nameSchema } from "../../../shared/model/shape.ts";

/** Greater when the files of a pack are read in another way. */
export const PACK_FORMAT = 1;
export const ROADS_FILE = "roads.bin";
export const MAP_FILE = "map.pmtiles";
export const MANIFEST_FILE = "manifest.json";

const sha256Schema = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const packIdSchema = v.pipe(v.string(), v.regex(/^[0-9a-f]{12}$/));
const fileSchema = v.object({ sha256: sha256Schema, bytes: v.number() });

export const carRightsSchema = v.strictObject({
  againstOneWays: v.optional(v.boolean(), false),
  whereClosed: v.optional(v.boolean(), false),
});
/** What a pack is made of and what it must still be. */
export const packManifestSchema = v.object({
  format: v.literal(PACK_FORMAT),
  id: packIdSchema,
  madeAt: epochMsSchema,
  /** Packs made before cars could have rights have none. */
  cars: v.optional(carRightsSchema, ORDINARY_CARS),
  bounds: v.tuple([v.number(), v.number(), v.number(), v.number()]),
  counts: v.record(v.string(), v.number()),
  sources: v.array(v.object({ name: nameSchema, sha256: sha256Schema, bytes: v.number() })),
  files: v.object({ [ROADS_FILE]: fileSchema, [MAP_FILE]: fileSchema }),
});
export type PackManifest = v.InferOutput<typeof packManifestSchema>;
export type PackSource = PackManifest["sources"][number];

const packRefSchema = v.object({ id: packIdSchema, manifestSha256: sha256Schema });
/** The pack in use and the one before it, each with the digest of its manifest. */
export const currentPackSchema = v.object({
  format: v.literal(PACK_FORMAT),
  current: packRefSchema,
  previous: v.nullable(packRefSchema),
});
export type CurrentPack = v.InferOutput<typeof currentPackSchema>;
export type PackRef = v.InferOutput<typeof packRefSchema>;

/** The id of a pack with these files: the same content has the same id. */
export function packIdOf(files: PackManifest["files"]): string {
  const digests = [PACK_FORMAT, files[ROADS_FILE].sha256, files[MAP_FILE].sha256].join("\n");
  return createHash("sha256").update(digests).digest("hex").slice(0, 12);
}
