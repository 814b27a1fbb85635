import * as v from "valibot";
import { edgeField } from "../model/edge.ts";
import { epochMsSchema } from "../model/shape.ts";
import { BLIND_REASONS, LOOK_OUTCOMES, tourStopFields } from "../model/tour.ts";

/** Somebody said to have looked; the station says whether that was a look. */
export const tourStopLooked = v.object({
  kind: v.literal("tour-stop-looked"),
  v: v.literal(1),
  ...tourStopFields,
  outcome: v.picklist(LOOK_OUTCOMES),
  blind: v.nullable(v.picklist(BLIND_REASONS)),
  /** For how long it was before the eye. */
  seconds: v.number(),
  at: epochMsSchema,
  edge: edgeField,
});
export type TourStopLooked = v.InferOutput<typeof tourStopLooked>;
