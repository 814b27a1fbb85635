import * as v from "valibot";
import { epochMsSchema, idSchema, nameSchema } from "../model/shape.ts";

/** One file was read to its end: what it brought and what it did not. */
export const importFinished = v.object({
  kind: v.literal("import-finished"),
  v: v.literal(1),
  importId: idSchema,
  file: nameSchema,
  /** SHA-256 of the file, hex. */
  digest: v.string(),
  as: nameSchema,
  crs: v.nullable(nameSchema),
  at: epochMsSchema,
  imported: v.number(),
  updated: v.number(),
  unchanged: v.number(),
  rejected: v.number(),
});
export type ImportFinished = v.InferOutput<typeof importFinished>;
