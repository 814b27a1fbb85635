import * as v from "valibot";
import { patrolPlanSchema } from "./patrol-plan.ts";
import { epochMsSchema, idSchema, nameSchema } from "./shape.ts";

/** One stop of two plans of the same hours: where it was, where it is. */
const changeSchema = v.object({
  kind: v.picklist(["kept", "moved", "later", "added", "dropped"]),
  placeId: idSchema,
  placeName: nameSchema,
  fromUnitId: v.nullable(idSchema),
  fromAt: v.nullable(epochMsSchema),
  toUnitId: v.nullable(idSchema),
  toAt: v.nullable(epochMsSchema),
});
export type PatrolChange = v.InferOutput<typeof changeSchema>;

/** Two plans side by side. */
export const patrolComparisonSchema = v.object({
  /** Figures that a leader weighs, first plan and second. */
  figures: v.array(
    v.object({
      kind: v.picklist([
        "risk-minutes",
        "minutes-moving",
        "overlap",
        "debt",
        "stops",
        "places",
        "switches",
        "balance",
        "coverage3",
        "coverage5",
        "dropped",
      ]),
      first: v.number(),
      second: v.number(),
      /** True: the second is better; null: the same, or neither way is better. */
      better: v.nullable(v.boolean()),
    }),
  ),
  changes: v.array(changeSchema),
  /** Share of stops, unit and order, that both have. */
  sameShare: v.number(),
});
export type PatrolComparison = v.InferOutput<typeof patrolComparisonSchema>;

/** The remainder of a plan in force after an interruption. */
export const replannedSchema = v.object({
  /** The same id, one revision on; only what is ahead. */
  plan: patrolPlanSchema,
  changes: v.array(changeSchema),
  /** Share of the stops of untouched units that keep unit and order. */
  keptShare: v.number(),
});
export type Replanned = v.InferOutput<typeof replannedSchema>;
