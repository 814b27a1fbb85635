import * as v from "valibot";
import { nameSchema } from "../model/shape.ts";

/** Propose a word to the owner of the tag vocabulary. */
export const proposeTag = v.object({
  kind: v.literal("propose-tag"),
  text: nameSchema,
});
export type ProposeTag = v.InferOutput<typeof proposeTag>;
