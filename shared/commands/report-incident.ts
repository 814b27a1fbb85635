import * as v from "valibot";
import { INCIDENT_CATEGORIES, prioritySchema } from "../model/incident.ts";
import { epochMsSchema, idSchema, lngLatSchema, nameSchema, textSchema } from "../model/shape.ts";

/** Take a call (接警). */
export const reportIncident = v.object({
  kind: v.literal("report-incident"),
  category: v.picklist(INCIDENT_CATEGORIES),
  priority: prioritySchema,
  title: nameSchema,
  text: textSchema,
  address: nameSchema,
  /** Null: not located yet; it stands in the 未定位 list. */
  lngLat: v.nullable(lngLatSchema),
  /** When the call came, if earlier than now (补录). */
  reportedAt: v.nullable(epochMsSchema),
  /** The id that its source gave it; null: the desk mints one. */
  givenId: v.nullable(idSchema),
});
export type ReportIncident = v.InferOutput<typeof reportIncident>;
