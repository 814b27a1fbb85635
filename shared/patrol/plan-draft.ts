import type { PatrolPlan } from "../model/patrol-plan.ts";
import type { PatrolStop } from "../model/patrol-stop.ts";
import type { Draft, DraftStop } from "./draft.ts";
import type { Board } from "./patrol-board.ts";
import type { PatrolPlace } from "./patrol-place.ts";
import { windowsOf } from "./patrol-problem.ts";
import type { PatrolRequest, PatrolUnit } from "./plan-request.ts";

/** The request with every place that a plan stops at, those put there by hand included. */
export function requestWithStops(request: PatrolRequest, plan: PatrolPlan): PatrolRequest {
  const known = new Set(request.places.map(({ id }) => id));
  const missing = new Map<string, PatrolPlace>();
  for (const stop of plan.routes.flatMap((route) => route.stops)) {
    if (!known.has(stop.placeId)) missing.set(stop.placeId, placeFrom(stop));
  }
  if (missing.size === 0) return request;
  return { ...request, places: [...request.places, ...missing.values()] };
}

/** A request as a plan tells it: its shift, its units where they began, its cap. */
export function requestOfPlan(like: PatrolRequest, plan: PatrolPlan): PatrolRequest {
  const { id, madeAt, startAt, endAt, seed, riskKnown, cellMinutesMax } = plan;
  const units = plan.routes.map(({ unitId, callSign, mode, geometry, rests, span }): PatrolUnit => {
    const known = like.units.find((unit) => unit.unitId === unitId);
    const [first, last] = [geometry[0], geometry[geometry.length - 1]];
    return {
      ...{ unitId, callSign, mode, rests, span, skills: known?.skills ?? [] },
      lngLat: first ?? known?.lngLat ?? null,
      home: last ?? known?.home ?? null,
    };
  });
  const rules = { ...like.rules, cellMinutesMax };
  return { ...like, ...{ id, madeAt, startAt, endAt, seed, riskKnown, units, rules, locked: [] } };
}

/** A place as its stop describes it. */
export function placeFrom(stop: PatrolStop): PatrolPlace {
  const { placeId: id, placeName: name, lngLat, cellId, prize, dwell, must } = stop;
  const windows = stop.windows.map((window) => ({ ...window }));
  const minutes = Math.max(1, dwell / 60);
  return {
    ...{ id, name, lngLat, cellId, prize, dwell, must, windows },
    risk: stop.riskMinutes > 0 ? stop.riskMinutes / minutes : 0,
    ...{ byHour: null, visitsMax: 1, skills: [], reasons: stop.reasons },
  };
}

/** The board with the crews of a plan only, in its order, and the plan as a draft on it. */
export function draftOfPlan(whole: Board, plan: PatrolPlan): { board: Board; draft: Draft } {
  const rows = plan.routes.flatMap((route) => {
    const crew = whole.crews.find(({ unit }) => unit.unitId === route.unitId);
    return crew === undefined ? [] : [{ crew, route }];
  });
  const board: Board = { ...whole, crews: rows.map(({ crew }) => crew) };
  const placeAt = new Map(whole.request.places.map((place, index) => [place.id, index]));
  const draft = rows.map(({ route }) =>
    route.stops.flatMap((stop): DraftStop[] => {
      const place = placeAt.get(stop.placeId);
      if (place === undefined) return [];
      const { stopId, dwell, locked } = stop;
      const part = route.rests.filter(({ to }) => to <= stop.arriveAt + 1000).length;
      const asked = stop.whyUnit?.kind === "asked";
      return [{ stopId, place, dwell, locked, asked, part, windows: heldWindows(whole, stop) }];
    }),
  );
  return { board, draft };
}

/** A stop that its unit waited for begins no earlier than it did. */
function heldWindows({ request }: Board, stop: PatrolStop): DraftStop["windows"] {
  if (stop.wait <= 0 || stop.windows.length > 0) return ownWindows(request, stop.placeId);
  return [[(stop.arriveAt - request.startAt) / 1000, Infinity]];
}

/** The hours of a place itself. */
export function ownWindows(request: PatrolRequest, placeId: string): DraftStop["windows"] {
  const place = request.places.find(({ id }) => id === placeId);
  return place === undefined ? [] : windowsOf(request, place);
}
