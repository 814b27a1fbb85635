import * as v from "valibot";
import { epochMsSchema, nameSchema } from "../model/shape.ts";

/** Make a station's roll-up of the day that was due then. */
export const rollUpPushes = v.object({
  kind: v.literal("roll-up-pushes"),
  stationName: v.pipe(nameSchema, v.nonEmpty()),
  dueAt: epochMsSchema,
});
export type RollUpPushes = v.InferOutput<typeof rollUpPushes>;
