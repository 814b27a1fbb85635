import * as v from "valibot";
import { CASE_PHOTO_ENDS } from "../model/ring.ts";
import { epochMsSchema, idSchema } from "../model/shape.ts";

/** The photo is gone from the disk. */
export const casePhotoWiped = v.object({
  kind: v.literal("case-photo-wiped"),
  v: v.literal(1),
  /** The call it belongs to. */
  ringOf: idSchema,
  photoId: idSchema,
  why: v.picklist(CASE_PHOTO_ENDS),
  at: epochMsSchema,
});
export type CasePhotoWiped = v.InferOutput<typeof casePhotoWiped>;
