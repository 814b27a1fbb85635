import * as v from "valibot";
import { pointsFrom } from "./marking.ts";
import { idSchema, lngLatSchema, metresSchema, nameSchema } from "./shape.ts";

/** 点名 asks whether everybody is well; 一呼百应 gives everybody in a ring one task. */
export const MUSTER_KINDS = ["roll-call", "call-up"] as const;
export type MusterKind = (typeof MUSTER_KINDS)[number];

/** More than this are asked only once a person said so again. */
export const MUSTER_LARGE = 50;
export const MUSTER_UNITS_MAX = 1000;
/** Rings that are offered, metres; the next one where the last held nobody. */
export const RING_METRES = [500, 1000, 2000, 3000, 5000, 10_000] as const;
/** A terminal that has not answered by then is asked once more, and never again. */
export const RESEND_SECONDS = 30;
/** Seconds after which who has not answered is late, and missing. */
export const ROLL_CALL_LIMITS = { amber: 30, red: 60 } as const;
export const CALL_UP_LIMITS = { amber: 60, red: 120 } as const;

const limit = v.pipe(v.number(), v.finite(), v.minValue(1), v.maxValue(86_400));
export const musterLimitsSchema = v.pipe(
  v.object({ amber: limit, red: limit }),
  v.check(({ amber, red }) => amber <= red, "amber comes before red"),
);
export type MusterLimits = v.InferOutput<typeof musterLimitsSchema>;

/** Where the units of a call-up are wanted. */
export const musterRingSchema = v.object({ lngLat: lngLatSchema, metres: metresSchema });
export type MusterRing = v.InferOutput<typeof musterRingSchema>;

/** What one unit is told that the others are not: its post. */
export const musterTasksSchema = v.pipe(
  v.array(v.object({ unitId: idSchema, text: nameSchema })),
  v.maxLength(MUSTER_UNITS_MAX),
);

/** What is asked, of whom. */
export const musterFields = {
  of: v.picklist(MUSTER_KINDS),
  unitIds: v.pipe(v.array(idSchema), v.maxLength(MUSTER_UNITS_MAX)),
  /** The task in words; of a roll-call empty. */
  text: nameSchema,
  limits: musterLimitsSchema,
  /** Null: of a roll-call.  Of a drawn area, the ring that holds it. */
  ring: v.nullable(musterRingSchema),
  /** Corners of what was drawn instead of a ring, in order; null: a ring, or a roll-call. */
  area: v.optional(v.nullable(pointsFrom(3)), null),
  incidentId: v.nullable(idSchema),
};
