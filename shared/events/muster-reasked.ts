import * as v from "valibot";
import { edgeField } from "../model/edge.ts";
import { musterTasksSchema } from "../model/muster.ts";
import { epochMsSchema, idSchema } from "../model/shape.ts";

/** What some units of a roll-call are asked has changed: they answer anew, and their limits run
 *  anew; the others are left in peace. */
export const musterReasked = v.object({
  kind: v.literal("muster-reasked"),
  v: v.literal(1),
  musterId: idSchema,
  tasks: musterTasksSchema,
  /** Nothing is asked of them any more. */
  released: v.array(idSchema),
  at: epochMsSchema,
  edge: edgeField,
});
export type MusterReasked = v.InferOutput<typeof musterReasked>;
