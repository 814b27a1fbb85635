import * as v from "valibot";
import { ISSUES_SETTLED_MAX, ISSUE_DEEDS } from "../model/issue.ts";
import { idSchema, nameSchema } from "../model/shape.ts";

/** Make one call of reports that belong together, or say why they are none. */
export const settleIssues = v.object({
  kind: v.literal("settle-issues"),
  /** The first is the one that the call is called by. */
  issueIds: v.pipe(v.array(idSchema), v.minLength(1), v.maxLength(ISSUES_SETTLED_MAX)),
  deed: v.picklist(ISSUE_DEEDS),
  reason: nameSchema,
});
export type SettleIssues = v.InferOutput<typeof settleIssues>;
