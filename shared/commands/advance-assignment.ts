import * as v from "valibot";
import { ASSIGNMENT_STEPS } from "../model/incident.ts";
import { epochMsSchema, idSchema } from "../model/shape.ts";

/** A unit came a step further, or is taken off. */
export const advanceAssignment = v.object({
  kind: v.literal("advance-assignment"),
  incidentId: idSchema,
  unitId: idSchema,
  step: v.picklist(ASSIGNMENT_STEPS),
  /** When it happened, where the crew's terminal had no line then; absent: now. */
  offlineAt: v.optional(epochMsSchema),
});
export type AdvanceAssignment = v.InferOutput<typeof advanceAssignment>;
