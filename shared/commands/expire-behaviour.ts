import * as v from "valibot";
import { idSchema } from "../model/shape.ts";

/** An event's time is over. */
export const expireBehaviour = v.object({
  kind: v.literal("expire-behaviour"),
  behaviourId: idSchema,
});
export type ExpireBehaviour = v.InferOutput<typeof expireBehaviour>;
