import * as v from "valibot";
import { idSchema } from "./shape.ts";

/** Which arrival limit holds at a place. */
export const RESPONSE_ZONES = ["city", "suburb", "countryside"] as const;
export type ResponseZone = (typeof RESPONSE_ZONES)[number];

/** Stages whose duration has a limit of its own. */
export const TIMED_STAGES = [
  "received",
  "dispatched",
  "signed",
  "on-scene",
  "handling",
  "fed-back",
  "reviewed",
] as const;
export type TimedStage = (typeof TIMED_STAGES)[number];

const limitSeconds = v.pipe(v.number(), v.finite(), v.minValue(1), v.maxValue(30 * 86_400));
const stageLimit = v.pipe(
  v.object({ amber: limitSeconds, red: limitSeconds }),
  v.check(({ amber, red }) => amber <= red, "amber comes before red"),
);
export type StageLimit = v.InferOutput<typeof stageLimit>;

/** How long things may take, seconds; a leader may change it. */
export const timeLimitsSchema = v.object({
  stages: v.object({
    received: stageLimit,
    dispatched: stageLimit,
    signed: stageLimit,
    "on-scene": stageLimit,
    handling: stageLimit,
    "fed-back": stageLimit,
    reviewed: stageLimit,
  }),
  /** 派警→到达.  In the countryside the crew's own road time and a share of it. */
  arrival: v.object({
    city: limitSeconds,
    suburb: limitSeconds,
    countrysideShare: v.pipe(v.number(), v.minValue(0), v.maxValue(5)),
    /** Where no road time is known. */
    countrysideUnknown: limitSeconds,
  }),
  /** Areas whose zone a person set; others go by their name (街道, 镇, 乡). */
  zones: v.pipe(
    v.array(v.object({ areaId: idSchema, zone: v.picklist(RESPONSE_ZONES) })),
    v.maxLength(2000),
  ),
  zoneElsewhere: v.picklist(RESPONSE_ZONES),
});
export type TimeLimits = v.InferOutput<typeof timeLimitsSchema>;

const HOUR = 3600;

/** Source: 110接处警规范 for 5 and 10 minutes; the others are house figures. */
export const TIME_LIMITS: TimeLimits = {
  stages: {
    received: { amber: 60, red: 120 },
    dispatched: { amber: 30, red: 60 },
    signed: { amber: 60, red: 120 },
    "on-scene": { amber: 20 * 60, red: 40 * 60 },
    handling: { amber: 20 * 60, red: 60 * 60 },
    "fed-back": { amber: 12 * HOUR, red: 24 * HOUR },
    reviewed: { amber: 12 * HOUR, red: 24 * HOUR },
  },
  arrival: { city: 300, suburb: 600, countrysideShare: 0.5, countrysideUnknown: 1200 },
  zones: [],
  zoneElsewhere: "city",
};
