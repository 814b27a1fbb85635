import * as v from "valibot";
import { err, ok } from "../../../shared/kit/result.ts";
import type { Result } from "../../../shared/kit/result.ts";
import { INCIDENT_CATEGORIES, prioritySchema } from "../../../shared/model/incident.ts";
import { lngLatSchema, nameSchema, textSchema } from "../../../shared/model/shape.ts";

const weightSchema = v.pipe(v.number(), v.finite(), v.minValue(0));

const textsSchema = v.object({ zh: textSchema, en: textSchema });

/** Where, when and of what kind calls come in the simulated city. */
const incidentProfileSchema = v.object({
  /** Calls a day. */
  perDay: v.pipe(v.number(), v.minValue(0), v.maxValue(100_000)),
  categories: v.pipe(
    v.array(
      v.object({
        category: v.picklist(INCIDENT_CATEGORIES),
        name: v.object({ zh: nameSchema, en: nameSchema }),
        weight: weightSchema,
        priority: prioritySchema,
        /** Weight of each hour of the day, and of each day of the week from Monday. */
        hours: v.pipe(v.array(weightSchema), v.length(24)),
        weekdays: v.pipe(v.array(weightSchema), v.length(7)),
        texts: v.pipe(v.array(textsSchema), v.minLength(1)),
      }),
    ),
    v.minLength(1),
  ),
  /** How likely a category is at a kind of place, against other places; absent: 1. */
  weightAt: v.record(v.string(), v.record(v.string(), weightSchema)),
  places: v.pipe(
    v.array(v.object({ kind: nameSchema, name: nameSchema, en: nameSchema, lngLat: lngLatSchema })),
    v.minLength(1),
  ),
});
export type IncidentProfile = v.InferOutput<typeof incidentProfileSchema>;

/** A profile from a file's text.  Errors: what is wrong with it, in words. */
export function incidentProfileFrom(text: string): Result<IncidentProfile, string> {
  try {
    const parsed = v.safeParse(incidentProfileSchema, JSON.parse(text));
    if (parsed.success) return ok(parsed.output);
    const [issue] = parsed.issues;
    return err(`${v.getDotPath(issue) ?? "profile"}: ${issue.message}`);
  } catch (error) {
    return err(error instanceof Error ? error.message : String(error));
  }
}
