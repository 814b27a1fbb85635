import * as v from "valibot";
import { edgeField } from "../model/edge.ts";
import { INCIDENT_TEMPLATES, templateValuesSchema } from "../model/incident-template.ts";
import { epochMsSchema, idSchema } from "../model/shape.ts";

/** Answers to the questions of a kind of case. */
export const templateFilled = v.object({
  kind: v.literal("template-filled"),
  v: v.literal(1),
  incidentId: idSchema,
  template: v.picklist(INCIDENT_TEMPLATES),
  /** All answers as they stand now. */
  values: templateValuesSchema,
  at: epochMsSchema,
  edge: edgeField,
});
export type TemplateFilled = v.InferOutput<typeof templateFilled>;
