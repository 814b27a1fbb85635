import * as v from "valibot";
import { idSchema } from "../model/shape.ts";

/** Say that the picture of a report is gone from the disk. */
export const wipeIssuePhoto = v.object({
  kind: v.literal("wipe-issue-photo"),
  issueId: idSchema,
});
export type WipeIssuePhoto = v.InferOutput<typeof wipeIssuePhoto>;
