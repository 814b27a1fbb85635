import * as v from "valibot";
import { FINDING_TYPES } from "../model/night-group.ts";
import { idSchema, lngLatSchema, nameSchema } from "../model/shape.ts";

/** Write down what a group found. */
export const recordNightFinding = v.object({
  kind: v.literal("record-night-finding"),
  groupId: idSchema,
  /** Null: nobody said; it counts as "other". */
  type: v.nullable(v.picklist(FINDING_TYPES)),
  note: nameSchema,
  placeName: nameSchema,
  placeId: v.nullable(idSchema),
  lngLat: v.nullable(lngLatSchema),
});
export type RecordNightFinding = v.InferOutput<typeof recordNightFinding>;
