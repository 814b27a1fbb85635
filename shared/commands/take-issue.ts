import * as v from "valibot";
import { issueSchema } from "../model/issue.ts";

/** A terminal reports something that is no call yet. */
export const takeIssue = v.object({
  kind: v.literal("take-issue"),
  issue: issueSchema,
});
export type TakeIssue = v.InferOutput<typeof takeIssue>;
