import * as v from "valibot";
import { timeLimitsSchema } from "../model/time-limits.ts";

/** Change how long things may take. */
export const setTimeLimits = v.object({
  kind: v.literal("set-time-limits"),
  limits: timeLimitsSchema,
});
export type SetTimeLimits = v.InferOutput<typeof setTimeLimits>;
