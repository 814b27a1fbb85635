import * as v from "valibot";
import { idSchema } from "../model/shape.ts";

/** Nobody needs to stand there any more. */
export const leaveExit = v.object({
  kind: v.literal("leave-exit"),
  incidentId: idSchema,
  postId: idSchema,
});
export type LeaveExit = v.InferOutput<typeof leaveExit>;
