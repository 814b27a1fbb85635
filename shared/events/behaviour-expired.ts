import * as v from "valibot";
import { epochMsSchema, idSchema } from "../model/shape.ts";

/** Nobody said in time what it was. */
export const behaviourExpired = v.object({
  kind: v.literal("behaviour-expired"),
  v: v.literal(1),
  behaviourId: idSchema,
  at: epochMsSchema,
});
export type BehaviourExpired = v.InferOutput<typeof behaviourExpired>;
