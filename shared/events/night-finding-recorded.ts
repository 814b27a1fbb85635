import * as v from "valibot";
import { nightFindingSchema } from "../model/night-group.ts";
import { idSchema } from "../model/shape.ts";

/** A group found something at a place. */
export const nightFindingRecorded = v.object({
  kind: v.literal("night-finding-recorded"),
  v: v.literal(1),
  groupId: idSchema,
  finding: nightFindingSchema,
});
export type NightFindingRecorded = v.InferOutput<typeof nightFindingRecorded>;
