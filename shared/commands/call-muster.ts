import * as v from "valibot";
import { musterFields } from "../model/muster.ts";
import { idSchema } from "../model/shape.ts";

/** Ask units to answer (点名), or give all in a ring one task (一呼百应). */
export const callMuster = v.object({
  kind: v.literal("call-muster"),
  ...musterFields,
  /** Of those who are on a call, who was ticked all the same. */
  ticked: v.array(idSchema),
  /** A person said twice that it is meant for so many. */
  confirmed: v.boolean(),
});
export type CallMuster = v.InferOutput<typeof callMuster>;
