import * as v from "valibot";
import { edgeField } from "../model/edge.ts";
import { ASSIGNMENT_STEPS } from "../model/incident.ts";
import { epochMsSchema, idSchema } from "../model/shape.ts";

/** One unit came a step further with one incident: 签收, 出动, 到达, 处置, 撤离, 改派. */
export const assignmentAdvanced = v.object({
  kind: v.literal("assignment-advanced"),
  v: v.literal(1),
  incidentId: idSchema,
  unitId: idSchema,
  step: v.picklist(ASSIGNMENT_STEPS),
  at: epochMsSchema,
  edge: edgeField,
});
export type AssignmentAdvanced = v.InferOutput<typeof assignmentAdvanced>;
