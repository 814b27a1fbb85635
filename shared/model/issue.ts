import * as v from "valibot";
import { INCIDENT_CATEGORIES } from "./incident.ts";
import { positionSchema } from "./position.ts";
import { epochMsSchema, idSchema, nameSchema } from "./shape.ts";

export const ISSUE_TEXT_MAX = 500;
/** What was seen longer ago than this is no report of today. */
export const ISSUE_AGE_MS_MAX = 24 * 3_600_000;
/** How long a picture that came with a report is kept, whatever becomes of the report. */
export const ISSUE_PHOTO_MS = 24 * 3_600_000;
/** More than so many of one account within so long are shown as one row. */
export const ISSUE_BURST = { count: 10, ms: 60_000 } as const;
/** As many as one deed settles at once. */
export const ISSUES_SETTLED_MAX = 1000;

/** What a person of the street reports that is no call yet (上报). */
export const issueSchema = v.object({
  id: idSchema,
  /** Whose terminal: a unit, never a person outside. */
  unitId: idSchema,
  category: v.picklist(INCIDENT_CATEGORIES),
  text: v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(ISSUE_TEXT_MAX)),
  address: nameSchema,
  position: positionSchema,
  /** A picture beside the log; null: none came. */
  photoId: v.nullable(idSchema),
  saidAt: epochMsSchema,
});
export type Issue = v.InferOutput<typeof issueSchema>;

export const ISSUE_DEEDS = ["call", "dismiss"] as const;
export type IssueDeed = (typeof ISSUE_DEEDS)[number];
