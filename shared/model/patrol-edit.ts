import * as v from "valibot";
import { patrolNoteSchema } from "./patrol-note.ts";
import { patrolPlanSchema } from "./patrol-plan.ts";
import { idSchema, lngLatSchema, nameSchema } from "./shape.ts";

/** What a leader does to a plan by hand. */
export const patrolEditSchema = v.variant("kind", [
  /** To another unit, or another position of the same; `position` counts from 0, null: where it
   *  costs least. */
  v.object({
    kind: v.literal("move-stop"),
    stopId: idSchema,
    unitId: idSchema,
    position: v.nullable(v.number()),
  }),
  v.object({ kind: v.literal("lock-stop"), stopId: idSchema, locked: v.boolean() }),
  v.object({ kind: v.literal("set-dwell"), stopId: idSchema, minutes: v.number() }),
  v.object({ kind: v.literal("drop-stop"), stopId: idSchema }),
  /** Its stops go where they cost least; what fits nowhere is dropped, with its reason. */
  v.object({ kind: v.literal("exclude-unit"), unitId: idSchema }),
  /** A dropped place, or any other: a unit goes there. */
  v.object({
    kind: v.literal("add-place"),
    placeId: idSchema,
    name: nameSchema,
    lngLat: lngLatSchema,
    minutes: v.number(),
    unitId: v.nullable(idSchema),
    position: v.nullable(v.number()),
  }),
]);
export type PatrolEdit = v.InferOutput<typeof patrolEditSchema>;

const figuresSchema = v.object({
  riskMinutes: v.number(),
  minutesMoving: v.number(),
  metres: v.number(),
  stops: v.number(),
});
export type EditFigures = v.InferOutput<typeof figuresSchema>;

/** The plan after an edit, re-checked whole, and what the edit cost. */
export const editedPlanSchema = v.object({
  plan: patrolPlanSchema,
  before: figuresSchema,
  after: figuresSchema,
  /** Violations that the plan before did not have. */
  fresh: v.array(patrolNoteSchema),
});
export type EditedPlan = v.InferOutput<typeof editedPlanSchema>;
