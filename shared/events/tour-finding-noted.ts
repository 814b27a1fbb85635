import * as v from "valibot";
import { edgeField } from "../model/edge.ts";
import { epochMsSchema, nameSchema } from "../model/shape.ts";
import { TOUR_FINDINGS, tourStopFields } from "../model/tour.ts";

/** Something was seen at a water. */
export const tourFindingNoted = v.object({
  kind: v.literal("tour-finding-noted"),
  v: v.literal(1),
  ...tourStopFields,
  type: v.picklist(TOUR_FINDINGS),
  note: nameSchema,
  at: epochMsSchema,
  edge: edgeField,
});
export type TourFindingNoted = v.InferOutput<typeof tourFindingNoted>;
