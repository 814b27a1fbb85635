import * as v from "valibot";
import { epochMsSchema, idSchema, textSchema } from "../model/shape.ts";

/** Somebody looked at something that is watched over: a camera, a checkpoint, the photo of whoever
 *  is searched for in a ring, the one that came with a report, the way that a unit came. */
export const thingViewed = v.object({
  kind: v.literal("thing-viewed"),
  v: v.literal(1),
  thing: v.picklist(["camera", "checkpoint", "ring", "issue", "unit"]),
  thingId: idSchema,
  purpose: textSchema,
  at: epochMsSchema,
});
export type ThingViewed = v.InferOutput<typeof thingViewed>;
