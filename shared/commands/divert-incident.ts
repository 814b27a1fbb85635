import * as v from "valibot";
import { DIVERSION_REASONS } from "../model/diversion.ts";
import { handoffFieldsSchema } from "../model/handoff-payload.ts";
import { idSchema } from "../model/shape.ts";

/** 非警务分流: the call is another body's matter. */
export const divertIncident = v.object({
  kind: v.literal("divert-incident"),
  incidentId: idSchema,
  partnerId: idSchema,
  reason: v.picklist(DIVERSION_REASONS),
  fields: handoffFieldsSchema,
  /** The danger words were shown, and a person diverts all the same. */
  dangerSeen: v.boolean(),
});
export type DivertIncident = v.InferOutput<typeof divertIncident>;
