import * as v from "valibot";
import { idSchema } from "../model/shape.ts";

/** Push a dispute: at once to those on duty (1), or to 四平台 (3). */
export const pushDispute = v.object({
  kind: v.literal("push-dispute"),
  incidentId: idSchema,
  lane: v.picklist([1, 3]),
  /** 会商 with the platforms; null: as the level says. */
  consult: v.nullable(v.boolean()),
});
export type PushDispute = v.InferOutput<typeof pushDispute>;
