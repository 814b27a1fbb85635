import * as v from "valibot";
import { epochMsSchema, idSchema, nameSchema } from "./shape.ts";

/** The offline city: streets, base map and places made from imported extracts. */
export const cityPackSchema = v.object({
  /** Digest of its contents; also part of the address of its files. */
  id: idSchema,
  madeAt: epochMsSchema,
  /** West, south, east, north, degrees. */
  bounds: v.tuple([v.number(), v.number(), v.number(), v.number()]),
  sources: v.array(nameSchema),
  counts: v.record(v.string(), v.number()),
  /** Relative address of the base map archive, for a window's origin. */
  mapPath: v.string(),
});
export type CityPack = v.InferOutput<typeof cityPackSchema>;
