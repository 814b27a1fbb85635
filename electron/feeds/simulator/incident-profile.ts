import * as v from "valibot";
import { err, ok } from "../../../shared/kit/result.ts";
import type { Result } from "../../../shared/kit/result.ts";
import { INCIDENT_CATEGORIES, prioritySchema } from "../../../shared/model/incident.ts";
import { lngLatSchema, nameSchema, textSchema } from "../../../shared/model/shape.ts";

const weightSchema = v.pipe(v.number(), v.finite(), v.minValue(0));

/** Where, when and of what kind calls come in the simulated city. */
const incidentProfileSchema = v.object({
  /** Calls a day. */
  perDay: v.pipe(v.number(), v.minValue(0), v.maxValue(100_000)),
  /** Weight of each hour of the day. */
  hours: v.pipe(v.array(weightSchema), v.length(24)),
  kinds: v.pipe(
    v.array(
      v.object({
        category: v.picklist(INCIDENT_CATEGORIES),
        priority: prioritySchema,
        title: nameSchema,
        texts: v.pipe(v.array(textSchema), v.minLength(1)),
        weight: weightSchema,
      }),
    ),
    v.minLength(1),
  ),
  places: v.pipe(
    v.array(
      v.object({
        name: nameSchema,
        lngLat: lngLatSchema,
        weight: weightSchema,
        /** Kinds of call that come from here more than from elsewhere. */
        categories: v.array(v.picklist(INCIDENT_CATEGORIES)),
      }),
    ),
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
