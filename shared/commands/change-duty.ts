import * as v from "valibot";
import { idSchema } from "../model/shape.ts";

/** Bring a unit on shift or take it off. */
export const changeDuty = v.object({
  kind: v.literal("change-duty"),
  unitId: idSchema,
  duty: v.picklist(["on", "off"]),
});
export type ChangeDuty = v.InferOutput<typeof changeDuty>;
