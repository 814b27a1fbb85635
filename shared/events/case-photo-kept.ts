import * as v from "valibot";
import { epochMsSchema, idSchema } from "../model/shape.ts";

/** A photo of somebody who is missing lies beside the log, not in it, until it expires. */
export const casePhotoKept = v.object({
  kind: v.literal("case-photo-kept"),
  v: v.literal(1),
  /** The call it belongs to. */
  ringOf: idSchema,
  photoId: idSchema,
  expiresAt: epochMsSchema,
  at: epochMsSchema,
});
export type CasePhotoKept = v.InferOutput<typeof casePhotoKept>;
