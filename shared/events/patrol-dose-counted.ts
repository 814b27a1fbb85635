import * as v from "valibot";
import { epochMsSchema, idSchema, secondsSchema } from "../model/shape.ts";

/** Presence at a place of a plan, counted from positions: inside 100 m, slower than a walk.
 *  Of the place, never of a person: no unit is named. */
export const patrolDoseCounted = v.object({
  kind: v.literal("patrol-dose-counted"),
  v: v.literal(1),
  planId: idSchema,
  placeId: idSchema,
  cellId: idSchema,
  fromAt: epochMsSchema,
  seconds: secondsSchema,
});
export type PatrolDoseCounted = v.InferOutput<typeof patrolDoseCounted>;
