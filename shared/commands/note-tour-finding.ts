import * as v from "valibot";
import { nameSchema } from "../model/shape.ts";
import { TOUR_FINDINGS, tourStopFields } from "../model/tour.ts";

/** Write down what was seen at a water. */
export const noteTourFinding = v.object({
  kind: v.literal("note-tour-finding"),
  ...tourStopFields,
  type: v.picklist(TOUR_FINDINGS),
  note: nameSchema,
});
export type NoteTourFinding = v.InferOutput<typeof noteTourFinding>;
