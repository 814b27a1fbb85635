import type { PatrolPlan } from "../model/patrol-plan.ts";

/** A plan as a GeoJSON FeatureCollection (RFC 7946): a line a way, a point a stop. */
export function geoJsonFrom(plan: PatrolPlan): string {
  const lines = plan.routes
    .filter(({ geometry }) => geometry.length > 1)
    .map(({ unitId, callSign, mode, geometry, metres, seconds, slack }) => ({
      type: "Feature",
      properties: { kind: "route", unitId, callSign, mode, metres, seconds, slack },
      geometry: { type: "LineString", coordinates: geometry },
    }));
  const points = plan.routes.flatMap(({ unitId, callSign, stops }) =>
    stops.map(({ lngLat, arriveAt, leaveAt, ...stop }, index) => ({
      type: "Feature",
      properties: {
        ...{ kind: "stop", unitId, callSign, order: index + 1 },
        ...{ stopId: stop.stopId, placeId: stop.placeId, name: stop.placeName },
        ...{ arrive: new Date(arriveAt).toISOString(), leave: new Date(leaveAt).toISOString() },
        ...{ dwell: stop.dwell, reasons: stop.reasons.map(({ code }) => code) },
      },
      geometry: { type: "Point", coordinates: lngLat },
    })),
  );
  const { id, seed, startAt, endAt } = plan;
  const shift = { start: new Date(startAt).toISOString(), end: new Date(endAt).toISOString() };
  const features = [...lines, ...points];
  return JSON.stringify({ type: "FeatureCollection", id, seed, ...shift, features });
}
