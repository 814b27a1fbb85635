import * as v from "valibot";
import { epochMsSchema, idSchema } from "../model/shape.ts";

/** A group's night is over, by a person's word or by its shift's end. */
export const nightGroupEnded = v.object({
  kind: v.literal("night-group-ended"),
  v: v.literal(1),
  groupId: idSchema,
  at: epochMsSchema,
});
export type NightGroupEnded = v.InferOutput<typeof nightGroupEnded>;
