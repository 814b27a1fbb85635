import * as v from "valibot";
import { behaviourCardSchema } from "../model/behaviour.ts";
import { epochMsSchema } from "../model/shape.ts";

/** A camera's analytics say that something happens. */
export const behaviourTaken = v.object({
  kind: v.literal("behaviour-taken"),
  v: v.literal(1),
  card: behaviourCardSchema,
  at: epochMsSchema,
});
export type BehaviourTaken = v.InferOutput<typeof behaviourTaken>;
