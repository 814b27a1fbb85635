import * as v from "valibot";
import { INCIDENT_TEMPLATES, templateValuesSchema } from "../model/incident-template.ts";
import { idSchema } from "../model/shape.ts";

/** Answer the questions of a kind of case. */
export const fillTemplate = v.object({
  kind: v.literal("fill-template"),
  incidentId: idSchema,
  template: v.picklist(INCIDENT_TEMPLATES),
  values: templateValuesSchema,
});
export type FillTemplate = v.InferOutput<typeof fillTemplate>;
