import type { PatrolPlan } from "../model/patrol-plan.ts";

/** What a unit's terminal gets of a plan: topic `wall/v1/patrol/<unit>`, retained, JSON.  A message
 *  with a higher revision replaces the one before; one without stops takes the route back. */
export type PatrolMessage = {
  readonly profile: "wall/v1/patrol";
  readonly planId: string;
  readonly revision: number;
  readonly unitId: string;
  readonly callSign: string;
  readonly mode: string;
  /** Epoch milliseconds, as all times here. */
  readonly startAt: number;
  readonly endAt: number;
  readonly rests: readonly { readonly from: number; readonly to: number }[];
  readonly stops: readonly {
    readonly stopId: string;
    readonly name: string;
    /** WGS-84 degrees. */
    readonly lngLat: readonly [number, number];
    readonly arriveAt: number;
    readonly dwellSeconds: number;
    readonly reasons: readonly string[];
    readonly must: boolean;
  }[];
};

/** The message for one unit of a plan.  Null: the plan has no route for it. */
export function patrolMessageFrom(plan: PatrolPlan, unitId: string): PatrolMessage | null {
  const route = plan.routes.find((candidate) => candidate.unitId === unitId);
  if (route === undefined) return null;
  const { callSign, mode, span, rests } = route;
  return {
    ...{ profile: "wall/v1/patrol", planId: plan.id, revision: plan.revision },
    ...{ unitId, callSign, mode },
    startAt: span?.from ?? plan.startAt,
    endAt: span?.to ?? plan.endAt,
    rests: rests.map(({ from, to }) => ({ from, to })),
    stops: route.stops.map(({ stopId, placeName, lngLat, arriveAt, dwell, reasons, must }) => ({
      ...{ stopId, name: placeName, lngLat, arriveAt, dwellSeconds: dwell, must },
      reasons: reasons.map(({ code }) => code),
    })),
  };
}

/** Where it is published; a unit id is one level, so marks that MQTT reads are written out. */
export function patrolTopic(unitId: string): string {
  return `wall/v1/patrol/${encodeURIComponent(unitId)}`;
}
