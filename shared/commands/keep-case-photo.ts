import * as v from "valibot";
import { epochMsSchema, idSchema } from "../model/shape.ts";

/** A photo lies on the disk from now on.  Only the station itself says so. */
export const keepCasePhoto = v.object({
  kind: v.literal("keep-case-photo"),
  incidentId: idSchema,
  photoId: idSchema,
  expiresAt: epochMsSchema,
});
export type KeepCasePhoto = v.InferOutput<typeof keepCasePhoto>;
