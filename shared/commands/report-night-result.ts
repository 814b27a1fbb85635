import * as v from "valibot";
import { patrolResultFields } from "../model/patrol-result.ts";
import { idSchema } from "../model/shape.ts";

/** Say at the end of a patrol what the group did; said again, the later counts. */
export const reportNightResult = v.object({
  kind: v.literal("report-night-result"),
  groupId: idSchema,
  ...patrolResultFields,
});
export type ReportNightResult = v.InferOutput<typeof reportNightResult>;
