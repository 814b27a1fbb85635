import * as v from "valibot";
import { patrolNoteSchema } from "./patrol-note.ts";
import { coverageSchema, patrolScoreSchema, ringSchema } from "./patrol-score.ts";
import { patrolStopSchema } from "./patrol-stop.ts";
import { epochMsSchema, idSchema, lngLatSchema, metresSchema, nameSchema } from "./shape.ts";
import { secondsSchema } from "./shape.ts";
import { TRAVEL_MODES } from "./unit.ts";

const spanSchema = v.object({ from: epochMsSchema, to: epochMsSchema });

const routeSchema = v.object({
  unitId: idSchema,
  callSign: nameSchema,
  mode: v.picklist(TRAVEL_MODES),
  stops: v.array(patrolStopSchema),
  /** The whole way on the streets, from where the unit is to where its shift ends. */
  geometry: v.array(lngLatSchema),
  metres: metresSchema,
  /** Driving and dwelling. */
  seconds: secondsSchema,
  /** Kept free for response. */
  slack: secondsSchema,
  /** The unit's own part of the shift; null in plans of the first kind: the plan's. */
  span: v.optional(v.nullable(spanSchema), null),
  /** When it rests; a rest is taken where its shift ends. */
  rests: v.optional(v.array(spanSchema), []),
  /** How often it leaves one square kilometre for another: fewer is easier to follow. */
  switches: v.optional(v.number(), 0),
});
export type PatrolRoute = v.InferOutput<typeof routeSchema>;

export const DROPPED_WHYS = [
  "unreachable",
  /** It stands on a street that is closed. */
  "closed",
  "too-far-from-road",
  "no-time",
  "cap",
  "no-unit",
  "window",
  "skill",
  "shift-empty",
] as const;

const droppedSchema = v.object({
  placeId: idSchema,
  placeName: nameSchema,
  why: v.picklist(DROPPED_WHYS),
  /** The figure behind it: metres to the nearest road, or minutes of the cap; null: none. */
  value: v.optional(v.nullable(v.number()), null),
  /** It had to be visited. */
  must: v.optional(v.boolean(), false),
  lngLat: v.optional(v.nullable(lngLatSchema), null),
});
export type DroppedPlace = v.InferOutput<typeof droppedSchema>;

/** Routes for a shift: a proposal until a named leader accepts it. */
export const patrolPlanSchema = v.object({
  id: idSchema,
  madeAt: epochMsSchema,
  startAt: epochMsSchema,
  endAt: epochMsSchema,
  seed: v.number(),
  routes: v.array(routeSchema),
  dropped: v.array(droppedSchema),
  /** Units that could not be planned, and why. */
  unplanned: v.array(
    v.object({
      unitId: idSchema,
      callSign: nameSchema,
      why: v.picklist(["no-mode", "no-position", "no-road", "no-time"]),
    }),
  ),
  score: patrolScoreSchema,
  /** False: planned from posts, tasks and gaps only (无风险数据). */
  riskKnown: v.boolean(),
  /** How often it was edited or planned anew since it was made; 0: as it came. */
  revision: v.optional(v.number(), 0),
  /** Minutes that one cell may get in a day, at most; null: no cap. */
  cellMinutesMax: v.optional(v.nullable(v.number()), null),
  /** Null: there is no demand to cover. */
  coverage: v.optional(v.nullable(coverageSchema), null),
  rings: v.optional(v.array(ringSchema), []),
  /** What breaks a rule: none in a plan as it comes, some perhaps after an edit. */
  violations: v.optional(v.array(patrolNoteSchema), []),
  /** What a leader should know before accepting. */
  warnings: v.optional(v.array(patrolNoteSchema), []),
});
export type PatrolPlan = v.InferOutput<typeof patrolPlanSchema>;
