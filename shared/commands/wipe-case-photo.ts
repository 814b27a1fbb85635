import * as v from "valibot";
import { CASE_PHOTO_ENDS } from "../model/ring.ts";
import { idSchema } from "../model/shape.ts";

/** The photo of a case is gone from the disk.  Only the station itself says so. */
export const wipeCasePhoto = v.object({
  kind: v.literal("wipe-case-photo"),
  incidentId: idSchema,
  photoId: idSchema,
  why: v.picklist(CASE_PHOTO_ENDS),
});
export type WipeCasePhoto = v.InferOutput<typeof wipeCasePhoto>;
