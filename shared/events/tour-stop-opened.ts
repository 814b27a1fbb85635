import * as v from "valibot";
import { edgeField } from "../model/edge.ts";
import { epochMsSchema } from "../model/shape.ts";
import { BLIND_REASONS, tourStopFields } from "../model/tour.ts";

/** Somebody brought a camera of a tour before the eye. */
export const tourStopOpened = v.object({
  kind: v.literal("tour-stop-opened"),
  v: v.literal(1),
  ...tourStopFields,
  /** Why there is nothing to be seen; null: nothing says so. */
  blind: v.nullable(v.picklist(BLIND_REASONS)),
  at: epochMsSchema,
  edge: edgeField,
});
export type TourStopOpened = v.InferOutput<typeof tourStopOpened>;
