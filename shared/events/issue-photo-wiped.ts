import * as v from "valibot";
import { epochMsSchema, idSchema } from "../model/shape.ts";

/** The picture of a report is gone from the disk. */
export const issuePhotoWiped = v.object({
  kind: v.literal("issue-photo-wiped"),
  v: v.literal(1),
  issueId: idSchema,
  at: epochMsSchema,
});
export type IssuePhotoWiped = v.InferOutput<typeof issuePhotoWiped>;
