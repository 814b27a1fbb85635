import * as v from "valibot";
import { idSchema, nameSchema } from "../model/shape.ts";

/** Put a tag on an incident or take it off; only words of the vocabulary are taken. */
export const tagIncident = v.object({
  kind: v.literal("tag-incident"),
  incidentId: idSchema,
  tag: nameSchema,
  present: v.boolean(),
});
export type TagIncident = v.InferOutput<typeof tagIncident>;
