import * as v from "valibot";
import { epochMsSchema, idSchema, nameSchema, textSchema } from "./shape.ts";
import { positionSchema } from "./position.ts";

export const INCIDENT_CATEGORIES = [
  "theft",
  "fraud",
  "dispute",
  "help",
  "traffic",
  "noise",
  "missing",
  "fire",
  "violence",
  "other",
] as const;
export type IncidentCategory = (typeof INCIDENT_CATEGORIES)[number];

/** 接警 派警 签收 出动 到达 处置 反馈 复核 归档, and the ways out: 撤销 合并.  A diverted call (分流) waits
 *  where it was until the other body accepts it. */
export const INCIDENT_STAGES = [
  "received",
  "dispatched",
  "signed",
  "en-route",
  "on-scene",
  "handling",
  "fed-back",
  "reviewed",
  "archived",
  "cancelled",
  "merged",
] as const;
export type IncidentStage = (typeof INCIDENT_STAGES)[number];

/** How far one unit is with one incident. */
export const ASSIGNMENT_STEPS = [
  "dispatched",
  "signed",
  "en-route",
  "on-scene",
  "handling",
  "cleared",
  "withdrawn",
] as const;
export type AssignmentStep = (typeof ASSIGNMENT_STEPS)[number];

export const INCIDENT_RESULTS = [
  "settled",
  "mediated",
  "detained",
  "handed-over",
  "nothing-found",
  "false-report",
] as const;
export type IncidentResult = (typeof INCIDENT_RESULTS)[number];

/** 1 act now, 2 within minutes, 3 this hour. */
export const prioritySchema = v.picklist([1, 2, 3]);
export type Priority = v.InferOutput<typeof prioritySchema>;

/** A call or report as it was taken. */
export const incidentReportSchema = v.object({
  id: idSchema,
  /** When it was reported, which may be before it was entered. */
  reportedAt: epochMsSchema,
  category: v.picklist(INCIDENT_CATEGORIES),
  priority: prioritySchema,
  title: nameSchema,
  text: textSchema,
  address: nameSchema,
  position: positionSchema,
  source: idSchema,
});
export type IncidentReport = v.InferOutput<typeof incidentReportSchema>;
