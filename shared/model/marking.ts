import * as v from "valibot";
import { lngLatSchema, metresSchema } from "./shape.ts";

/** Corners that a person draws; more is a file, and files are imported. */
export const MARKING_POINTS_MAX = 200;
/** Drawn shapes that stand at once. */
export const MARKINGS_MAX = 300;
export const CIRCLE_METRES_MIN = 10;
export const CIRCLE_METRES_MAX = 50_000;
/** Ground smaller than this was not meant. */
export const GROUND_SQUARE_METRES_MIN = 25;

export const MARKING_KINDS = ["point", "line", "polygon", "circle"] as const;
export type MarkingKind = (typeof MARKING_KINDS)[number];

/** What a fence calls for: a unit that comes in, one that goes out, or either. */
export const FENCE_EDGES = ["enter", "leave", "both"] as const;
export type FenceEdge = (typeof FENCE_EDGES)[number];
export const fenceSchema = v.nullable(v.picklist(FENCE_EDGES));

export function pointsFrom(least: number) {
  return v.pipe(
    v.array(lngLatSchema),
    v.minLength(least),
    v.maxLength(MARKING_POINTS_MAX),
    v.readonly(),
  );
}

/** A drawn shape.  A polygon is its corners in order; the last is joined to the first. */
export const markingFormSchema = v.variant("kind", [
  v.object({ kind: v.literal("point"), lngLat: lngLatSchema }),
  v.object({ kind: v.literal("line"), points: pointsFrom(2) }),
  v.object({ kind: v.literal("polygon"), points: pointsFrom(3) }),
  v.object({
    kind: v.literal("circle"),
    centre: lngLatSchema,
    radius: v.pipe(
      metresSchema,
      v.check((value) => value >= CIRCLE_METRES_MIN && value <= CIRCLE_METRES_MAX),
    ),
  }),
]);
export type MarkingForm = v.InferOutput<typeof markingFormSchema>;
/** What encloses ground, and can be a fence. */
export type GroundForm = Extract<MarkingForm, { kind: "polygon" | "circle" }>;

export function enclosesGround(form: MarkingForm): form is GroundForm {
  return form.kind === "polygon" || form.kind === "circle";
}
