import * as v from "valibot";
import { epochMsSchema, idSchema } from "../model/shape.ts";

/** A unit came on shift or went off it. */
export const unitDutyChanged = v.object({
  kind: v.literal("unit-duty-changed"),
  v: v.literal(1),
  unitId: idSchema,
  duty: v.picklist(["on", "off"]),
  at: epochMsSchema,
});
export type UnitDutyChanged = v.InferOutput<typeof unitDutyChanged>;
