import type { PatrolNote } from "../model/patrol-note.ts";
import type { PatrolPlan, PatrolRoute } from "../model/patrol-plan.ts";
import type { PatrolStop } from "../model/patrol-stop.ts";
import { ID_LENGTH_MAX } from "../model/shape.ts";
import type { LngLat } from "../units/lng-lat.ts";
import { metres, seconds } from "../units/quantity.ts";
import { boardWays, planViolations } from "./check-plan.ts";
import { coverageField, coverageOf, ringsOf } from "./coverage-of.ts";
import type { CoverageField } from "./coverage-of.ts";
import { clockOf } from "./draft.ts";
import type { Draft, DraftStop, RouteClock } from "./draft.ts";
import { droppedFrom, momentOf, whyNow, whyUnit } from "./explain.ts";
import type { Board, Crew } from "./patrol-board.ts";
import { squareOf } from "./patrol-cell.ts";
import type { PatrolPlace } from "./patrol-place.ts";
import { prizeIn } from "./patrol-problem.ts";
import { scoreOf } from "./score-of.ts";
import { planWarnings } from "./plan-warnings.ts";

/** A square of this side is a neighbourhood: leaving it for another is a switch. */
const SWITCH_METRES = 1000;

/** The plan that a draft is, with every reason, figure, violation and warning. */
export function planFrom(
  board: Board,
  draft: Draft,
  of: { readonly revision?: number; readonly field?: CoverageField } = {},
): PatrolPlan {
  const { request } = board;
  const clocks = board.crews.map((crew, index) => clockOf(board, crew, draft[index] ?? []));
  const named = namesOf(board, draft, clocks);
  const routes = board.crews.map((crew, index): PatrolRoute => {
    const clock = clocks[index] ?? clockOf(board, crew, []);
    return routeFrom(board, draft, { crew, index, clock, named: named[index] ?? [] });
  });
  const { id, madeAt, startAt, endAt, seed, riskKnown } = request;
  const field = of.field ?? coverageField(board);
  const scored = scoreOf(request, routes);
  const plain: PatrolPlan = {
    ...{ id, madeAt, startAt, endAt, seed, riskKnown, routes: scored.routes, score: scored.score },
    ...{ dropped: droppedFrom(board, draft), unplanned: board.unplanned },
    ...{ revision: of.revision ?? 0, cellMinutesMax: request.rules.cellMinutesMax },
    ...{ coverage: coverageOf(board, draft, field), rings: ringsOf(board, draft, field) },
    ...{ violations: [], warnings: [] },
  };
  const violations: PatrolNote[] = [...planViolations(plain, request, boardWays(board))];
  return { ...plain, violations, warnings: [...planWarnings(plain)] };
}

type Named = { readonly stopId: string; readonly visit: number; readonly before: number | null };

/** Numbers the stops of each place by the moment they begin; ids that were given stay. */
function namesOf(board: Board, draft: Draft, clocks: readonly RouteClock[]): Named[][] {
  const { places } = board.request;
  const taken = new Set(draft.flat().flatMap(({ stopId }) => (stopId === null ? [] : [stopId])));
  const rows = draft.map((route) => new Array<Named | undefined>(route.length));
  const all = draft.flatMap((route, crew) =>
    route.map((stop, index) => ({
      stop,
      crew,
      index,
      begin: clocks[crew]?.stops[index]?.begin ?? 0,
    })),
  );
  all.sort((a, b) => a.begin - b.begin || a.crew - b.crew);
  const seen = new Map<number, { visit: number; begin: number }>();
  for (const { stop, crew, index, begin } of all) {
    const last = seen.get(stop.place);
    const visit = (last?.visit ?? 0) + 1;
    seen.set(stop.place, { visit, begin });
    const stopId = stop.stopId ?? freshId(places[stop.place]?.id ?? "", visit, taken);
    taken.add(stopId);
    const row = rows[crew];
    if (row !== undefined) row[index] = { stopId, visit, before: last?.begin ?? null };
  }
  return rows.map((row) => row.flatMap((one) => (one === undefined ? [] : [one])));
}

/** The place's own id for its first stop, then `id~2`, `id~3` …; none is given twice. */
function freshId(placeId: string, visit: number, taken: ReadonlySet<string>): string {
  for (let number = visit; ; number++) {
    const mark = number === 1 ? "" : `~${number}`;
    const id = placeId.slice(0, ID_LENGTH_MAX - mark.length) + mark;
    if (!taken.has(id)) return id;
  }
}

type RouteOf = {
  readonly crew: Crew;
  readonly index: number;
  readonly clock: RouteClock;
  readonly named: readonly Named[];
};

function routeFrom(board: Board, draft: Draft, of: RouteOf): PatrolRoute {
  const { crew, index, clock, named } = of;
  const stops: PatrolStop[] = [];
  const geometry: LngLat[] = [];
  let far = 0;
  const go = (from: number, to: number): number => {
    const way = board.wayBetween(crew.network, from, to);
    if (way === null) return 0;
    for (const point of way.geometry) geometry.push(point);
    far += way.metres;
    return way.metres;
  };
  const route = draft[index] ?? [];
  clock.homes.forEach((home, part) => {
    route.forEach((stop, position) => {
      const at = clock.stops[position];
      const place = board.request.places[stop.place];
      const name = named[position];
      if (stop.part !== part || at === undefined || place === undefined || name === undefined)
        return;
      const way = go(at.from, at.to);
      const geometryAt = Math.max(0, geometry.length - 1);
      const why = { crew: index, index: position };
      stops.push({
        ...stopFrom(board, { place, stop, clock, position, name }),
        ...{ metres: metres(way), geometryAt },
        whyNow: whyNow(board, draft, { ...why, clock, before: name.before }),
        whyUnit: whyUnit(board, draft, why),
      });
    });
    if (home.drive > 0) go(home.from, crew.end);
  });
  const { unitId, callSign } = crew.unit;
  const from = crew.parts[0]?.[0] ?? 0;
  const to = crew.parts[crew.parts.length - 1]?.[1] ?? 0;
  const rests = crew.parts.slice(1).map(([begin], part) => {
    return { from: momentOf(board, crew.parts[part]?.[1] ?? 0), to: momentOf(board, begin) };
  });
  const resting = rests.reduce((sum, rest) => sum + (rest.to - rest.from) / 1000, 0);
  const busy = clock.drive + clock.dwell;
  const slack = seconds(Math.max(0, to - from - resting - busy));
  const span = { from: momentOf(board, from), to: momentOf(board, to) };
  const figures = { metres: metres(far), seconds: seconds(busy), slack, span, rests };
  return {
    unitId,
    callSign,
    mode: crew.mode,
    stops,
    geometry,
    ...figures,
    switches: switchesOf(stops),
  };
}

function stopFrom(
  board: Board,
  of: {
    readonly place: PatrolPlace;
    readonly stop: DraftStop;
    readonly clock: RouteClock;
    readonly position: number;
    readonly name: Named;
  },
): Omit<PatrolStop, "metres" | "geometryAt" | "whyNow" | "whyUnit"> {
  const { place, stop, name } = of;
  const at = of.clock.stops[of.position];
  const [begin, leave] = [at?.begin ?? 0, at?.leave ?? 0];
  const { id: placeId, name: placeName, lngLat, cellId, must } = place;
  const share = place.dwell > 0 ? stop.dwell / place.dwell : 1;
  return {
    ...{ stopId: name.stopId, visit: name.visit, placeId, placeName, lngLat, cellId, must },
    ...{ arriveAt: momentOf(board, begin), leaveAt: momentOf(board, leave) },
    ...{ dwell: seconds(stop.dwell), drive: seconds(at?.drive ?? 0), wait: seconds(at?.wait ?? 0) },
    reasons: place.reasons.map((reason) => ({ ...reason })),
    windows: place.windows.map((window) => ({ ...window })),
    locked: stop.locked,
    prize: Math.round(share * prizeIn(place, [[begin, begin]], board.request)),
    riskMinutes: 0,
  };
}

/** How often a route leaves one square kilometre for another. */
export function switchesOf(stops: readonly Pick<PatrolStop, "lngLat">[]): number {
  const squares = stops.map(({ lngLat }) => squareOf(lngLat, SWITCH_METRES));
  return squares.filter((square, i) => i > 0 && square !== squares[i - 1]).length;
}
