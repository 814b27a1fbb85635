import * as v from "valibot";
import { idSchema } from "../model/shape.ts";

/** A street that was closed is open again. */
export const openStreet = v.object({
  kind: v.literal("open-street"),
  closureId: idSchema,
});
export type OpenStreet = v.InferOutput<typeof openStreet>;
