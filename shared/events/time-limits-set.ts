import * as v from "valibot";
import { epochMsSchema } from "../model/shape.ts";
import { timeLimitsSchema } from "../model/time-limits.ts";

/** A leader changed how long things may take. */
export const timeLimitsSet = v.object({
  kind: v.literal("time-limits-set"),
  v: v.literal(1),
  limits: timeLimitsSchema,
  at: epochMsSchema,
});
export type TimeLimitsSet = v.InferOutput<typeof timeLimitsSet>;
