import * as v from "valibot";
import { issueSchema } from "../model/issue.ts";
import { epochMsSchema } from "../model/shape.ts";

/** A terminal reported something that is no call yet. */
export const issueTaken = v.object({
  kind: v.literal("issue-taken"),
  v: v.literal(1),
  issue: issueSchema,
  at: epochMsSchema,
});
export type IssueTaken = v.InferOutput<typeof issueTaken>;
