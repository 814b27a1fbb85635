import * as v from "valibot";
import { edgeField } from "../model/edge.ts";
import { musterFields, musterTasksSchema } from "../model/muster.ts";
import { epochMsSchema, idSchema } from "../model/shape.ts";

/** Units were asked to answer, or given one task. */
export const musterCalled = v.object({
  kind: v.literal("muster-called"),
  v: v.literal(1),
  musterId: idSchema,
  ...musterFields,
  /** The event (大型活动) whose posts are asked. */
  gatheringId: v.optional(idSchema),
  tasks: v.optional(musterTasksSchema),
  at: epochMsSchema,
  edge: edgeField,
});
export type MusterCalled = v.InferOutput<typeof musterCalled>;
