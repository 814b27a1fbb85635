import * as v from "valibot";
import { epochMsSchema, nameSchema } from "../model/shape.ts";

/** A word that the vocabulary lacks, for its owner to decide. */
export const tagProposed = v.object({
  kind: v.literal("tag-proposed"),
  v: v.literal(1),
  text: nameSchema,
  at: epochMsSchema,
});
export type TagProposed = v.InferOutput<typeof tagProposed>;
