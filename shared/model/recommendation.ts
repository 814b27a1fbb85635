import * as v from "valibot";
import { idSchema, metresSchema, nameSchema, secondsSchema } from "./shape.ts";
import { TRAVEL_MODES } from "./unit.ts";

export const CANDIDATE_REASONS = [
  "nearest",
  "skill",
  "on-patrol",
  "rested",
  "mode-fits",
  /** The place lies on a closed street, and the way ends where that begins; value: metres on. */
  "to-barrier",
] as const;
/** Why a unit was not offered. */
export const PASSED_OVER_REASONS = [
  "farther",
  "busy",
  "off-duty",
  "no-position",
  "stale-position",
  "no-mode",
  "no-road",
  "volunteer",
] as const;

const candidateSchema = v.object({
  unitId: idSchema,
  callSign: nameSchema,
  mode: v.picklist(TRAVEL_MODES),
  eta: secondsSchema,
  metres: metresSchema,
  /** Age of the position it was reckoned from. */
  positionAge: secondsSchema,
  reasons: v.array(
    v.object({ code: v.picklist(CANDIDATE_REASONS), value: v.nullable(v.number()) }),
  ),
});

const passedOverSchema = v.object({
  unitId: idSchema,
  callSign: nameSchema,
  why: v.picklist(PASSED_OVER_REASONS),
  /** Seconds for "farther" and "stale-position"; null otherwise. */
  value: v.nullable(v.number()),
  /** The incident a busy unit is on. */
  incidentId: v.nullable(idSchema),
});

/** The best units for an incident by road time, and why not the others.  A person chooses. */
export const recommendationSchema = v.object({
  incidentId: idSchema,
  candidates: v.array(candidateSchema),
  passedOver: v.array(passedOverSchema),
});
export type Recommendation = v.InferOutput<typeof recommendationSchema>;
export type Candidate = v.InferOutput<typeof candidateSchema>;
export type PassedOver = v.InferOutput<typeof passedOverSchema>;
