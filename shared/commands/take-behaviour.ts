import * as v from "valibot";
import { behaviourCardSchema } from "../model/behaviour.ts";

/** A camera's analytics report an event. */
export const takeBehaviour = v.object({
  kind: v.literal("take-behaviour"),
  card: behaviourCardSchema,
});
export type TakeBehaviour = v.InferOutput<typeof takeBehaviour>;
