import * as v from "valibot";
import { idSchema, lngLatSchema, nameSchema } from "./shape.ts";
import { epochMsSchema } from "./shape.ts";
import { TRAVEL_MODES } from "./unit.ts";

/** Minutes that a stop may last: the classic dose (Koper 1995) and what a leader may make of it. */
export const DWELL_MINUTES = { least: 5, usual: 12, most: 15 } as const;

/** What a leader may choose before planning; every field has a usual value. */
export const patrolOptionsSchema = v.object({
  /** When the shift begins; null: now. */
  startAt: v.nullable(epochMsSchema),
  /** Units of these modes only; null: of every mode. */
  modes: v.nullable(v.array(v.picklist(TRAVEL_MODES))),
  /** Minutes at a hot place. */
  dwellMinutes: v.pipe(v.number(), v.minValue(DWELL_MINUTES.least), v.maxValue(DWELL_MINUTES.most)),
  /** Share of visits (VISIT) among each unit's stops, 0 to 1; null: as they come. */
  visitShare: v.nullable(v.pipe(v.number(), v.minValue(0), v.maxValue(1))),
  /** Minutes one cell may get in a day; null: no cap. */
  cellMinutesMax: v.nullable(v.pipe(v.number(), v.minValue(0))),
  /** Share of demand that a free unit reaches within five minutes, at every minute; null: none. */
  coverageFloor: v.nullable(v.pipe(v.number(), v.minValue(0), v.maxValue(1))),
  /** Part of a shift that is kept free for response. */
  slackShare: v.pipe(v.number(), v.minValue(0), v.maxValue(0.9)),
  /** Places that a leader asks for (LEAD), or people to call on (VISIT), besides the usual ones. */
  places: v.pipe(
    v.array(
      v.object({
        id: idSchema,
        name: nameSchema,
        lngLat: lngLatSchema,
        kind: v.picklist(["lead", "visit", "task"]),
        dwellMinutes: v.number(),
        must: v.boolean(),
        windows: v.array(v.object({ from: epochMsSchema, to: epochMsSchema })),
      }),
    ),
    v.maxLength(500),
  ),
  /** Rests by unit: [from, to]. */
  rests: v.pipe(
    v.array(v.object({ unitId: idSchema, from: epochMsSchema, to: epochMsSchema })),
    v.maxLength(500),
  ),
});
export type PatrolOptions = v.InferOutput<typeof patrolOptionsSchema>;
