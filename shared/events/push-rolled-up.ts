import * as v from "valibot";
import { ROLLUP_ITEMS_MAX } from "../model/push.ts";
import { epochMsSchema, idSchema, nameSchema } from "../model/shape.ts";

/** A station's roll-up of a day was made; the items to its recipients follow it. */
export const pushRolledUp = v.object({
  kind: v.literal("push-rolled-up"),
  v: v.literal(1),
  rollupId: idSchema,
  stationName: nameSchema,
  /** When it was due. */
  dueAt: epochMsSchema,
  incidentIds: v.pipe(v.array(idSchema), v.maxLength(ROLLUP_ITEMS_MAX)),
  at: epochMsSchema,
});
export type PushRolledUp = v.InferOutput<typeof pushRolledUp>;
