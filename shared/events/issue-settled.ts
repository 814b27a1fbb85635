import * as v from "valibot";
import { ISSUE_DEEDS } from "../model/issue.ts";
import { epochMsSchema, idSchema, nameSchema } from "../model/shape.ts";

/** A person made a call of a report, or said why it is none. */
export const issueSettled = v.object({
  kind: v.literal("issue-settled"),
  v: v.literal(1),
  issueId: idSchema,
  deed: v.picklist(ISSUE_DEEDS),
  /** The call that was made of it. */
  calledId: v.nullable(idSchema),
  reason: nameSchema,
  at: epochMsSchema,
});
export type IssueSettled = v.InferOutput<typeof issueSettled>;
