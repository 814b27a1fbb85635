import * as v from "valibot";
import { patrolPlanSchema } from "../../shared/model/patrol-plan.ts";
import type { PatrolPlan, PatrolRoute } from "../../shared/model/patrol-plan.ts";
import type { PatrolStop } from "../../shared/model/patrol-stop.ts";
import { epochMs, metres, seconds } from "../../shared/units/quantity.ts";

/** 2026-03-01 20:00 China Standard Time. */
export const SHIFT_AT = Date.UTC(2026, 2, 1, 12);
const MINUTE = 60_000;

/** Stops of a test's plan follow one another every twenty minutes and last ten. */
export function stopOf(stopId: string, change: Partial<PatrolStop> = {}): PatrolStop {
  return {
    stopId,
    placeId: `place ${stopId}`,
    placeName: `place ${stopId}`,
    cellId: `cell ${stopId}`,
    lngLat: [120, 30],
    arriveAt: epochMs(SHIFT_AT),
    leaveAt: epochMs(SHIFT_AT + 10 * MINUTE),
    dwell: seconds(600),
    reasons: [{ code: "HOT", value: 3 }],
    visit: 1,
    drive: seconds(120),
    metres: metres(900),
    wait: seconds(0),
    geometryAt: 0,
    riskMinutes: 1,
    prize: 1000,
    must: false,
    locked: false,
    windows: [],
    whyNow: null,
    whyUnit: null,
    ...change,
  };
}

export function routeOf(unitId: string, stops: readonly PatrolStop[]): PatrolRoute {
  return {
    unitId,
    callSign: unitId,
    mode: "car",
    stops: stops.map((stop, index) => {
      const arriveAt = SHIFT_AT + (10 + 20 * index) * MINUTE;
      return {
        ...stop,
        arriveAt: epochMs(arriveAt),
        leaveAt: epochMs(arriveAt + 10 * MINUTE),
      };
    }),
    geometry: [0, 1, 2, 3, 4, 5].map((step): [number, number] => [120 + step / 100, 30]),
    metres: metres(2_000),
    seconds: seconds(3_600),
    slack: seconds(900),
    span: null,
    rests: [],
    switches: 0,
  };
}

export function planOf(routes: readonly PatrolRoute[]): PatrolPlan {
  return v.parse(patrolPlanSchema, {
    id: "plan-1",
    madeAt: SHIFT_AT,
    startAt: SHIFT_AT,
    endAt: SHIFT_AT + 4 * 60 * MINUTE,
    seed: 7,
    routes,
    dropped: [],
    unplanned: [],
    riskKnown: true,
    score: {
      riskMinutesPerHour: 1,
      minutesMoving: 1,
      minutesDwelling: 1,
      placesServed: 1,
      placesAsked: 1,
    },
  });
}
