import { randomFrom } from "../kit/random.ts";
import type { DroppedPlace, PatrolPlan, PatrolRoute } from "../model/patrol-plan.ts";
import type { PatrolStop } from "../model/patrol-stop.ts";
import { TRAVEL_MODES } from "../model/unit.ts";
import type { TravelMode } from "../model/unit.ts";
import type { Graph } from "../roads/graph.ts";
import { routeBetween } from "../roads/route-between.ts";
import { secondsMatrix } from "../roads/seconds-matrix.ts";
import type { Snapped, Snapper } from "../roads/snap.ts";
import { insertionRoutes } from "../solver/insertion-routes.ts";
import type { OrienteeringProblem, OrienteeringRoutes } from "../solver/insertion-routes.ts";
import type { LngLat } from "../units/lng-lat.ts";
import { epochMs, metres, seconds } from "../units/quantity.ts";
import type { EpochMs } from "../units/quantity.ts";
import type { PatrolPlace } from "./patrol-place.ts";

/** A place further from any road than this is refused with words, never moved to one. */
export const SNAP_METRES_MAX = metres(300);
/** Part of a shift that is kept free for response. */
const SLACK_SHARE = 0.15;

export type PatrolRequest = {
  readonly id: string;
  readonly madeAt: EpochMs;
  readonly startAt: EpochMs;
  readonly endAt: EpochMs;
  readonly seed: number;
  readonly places: readonly PatrolPlace[];
  readonly riskKnown: boolean;
  readonly units: readonly PatrolUnit[];
};
export type PatrolUnit = {
  readonly unitId: string;
  readonly callSign: string;
  readonly mode: TravelMode | null;
  readonly lngLat: LngLat | null;
};

/** The streets as a plan needs them. */
export type PatrolRoads = {
  readonly graph: Graph;
  readonly snapperOf: (mode: TravelMode) => Snapper;
};

/** A plan for every unit that can be planned, each stop with its reasons; the same request and
 *  seed give the same plan.  `onProgress` hears a share from 0 to 1. */
export function planPatrol(
  request: PatrolRequest,
  roads: PatrolRoads,
  onProgress: (done: number) => void,
): PatrolPlan {
  const crews = crewsOf(request, roads);
  const networks = new Map<TravelMode, ModeTimes>();
  for (const [i, mode] of TRAVEL_MODES.entries()) {
    const ofMode = crews.planned.filter((crew) => crew.mode === mode);
    if (ofMode.length > 0) networks.set(mode, modeTimes(request.places, ofMode, { mode, roads }));
    onProgress((0.7 * (i + 1)) / TRAVEL_MODES.length);
  }
  const problem = problemOf(request, crews.planned, networks);
  const answer = fairRoutes(problem, request.seed);
  onProgress(0.8);
  const routes = crews.planned.map((crew, vehicle) => {
    const stops = answer.routes[vehicle] ?? [];
    return patrolRoute(request, crew, { stops, times: networks.get(crew.mode), roads });
  });
  onProgress(1);
  const dropped = droppedPlaces(request, networks, new Set(answer.routes.flat()));
  return {
    id: request.id,
    madeAt: request.madeAt,
    startAt: request.startAt,
    endAt: request.endAt,
    seed: request.seed,
    routes,
    dropped,
    unplanned: crews.unplanned,
    score: scoreOf(request, routes),
    riskKnown: request.riskKnown,
    revision: 0,
    cellMinutesMax: null,
    coverage: null,
    rings: [],
    violations: [],
    warnings: [],
  };
}

/** A plan that shares the work may be worth this much less than the best one found. */
const FAIR_PRIZE_SHARE = 0.99;
/** Driving for each minute of dwelling, and how far above the mean one crew may lie. */
const FAIR_BUDGET_SHARE = 1.25 * 1.35;

/** Routes that leave no crew idle beside a busy one, where that costs next to nothing: the same
 *  search with each crew's budget near the mean, kept if it collects as much. */
function fairRoutes(problem: OrienteeringProblem, seed: number): OrienteeringRoutes {
  const best = insertionRoutes(problem, randomFrom(seed));
  const dwelling = best.routes.flat().reduce((sum, place) => sum + (problem.dwell[place] ?? 0), 0);
  const mean = (FAIR_BUDGET_SHARE * dwelling) / Math.max(1, problem.vehicleCount);
  const budget = problem.budget.map((seconds) => Math.min(seconds, Math.ceil(mean)));
  const fair = insertionRoutes({ ...problem, budget }, randomFrom(seed));
  return fair.prize >= FAIR_PRIZE_SHARE * best.prize ? fair : best;
}

type Crew = {
  readonly unitId: string;
  readonly callSign: string;
  readonly mode: TravelMode;
  readonly at: Snapped;
};

function crewsOf(request: PatrolRequest, roads: PatrolRoads) {
  const planned: Crew[] = [];
  const unplanned: PatrolPlan["unplanned"] = [];
  for (const { unitId, callSign, mode, lngLat } of request.units) {
    if (mode === null) unplanned.push({ unitId, callSign, why: "no-mode" });
    else if (lngLat === null) unplanned.push({ unitId, callSign, why: "no-position" });
    else {
      const at = roads.snapperOf(mode).snap(lngLat, SNAP_METRES_MAX);
      if (at === null) unplanned.push({ unitId, callSign, why: "no-road" });
      else planned.push({ unitId, callSign, mode, at });
    }
  }
  return { planned, unplanned };
}

/** Travel times of one mode: places that snapped, then the crews of that mode. */
type ModeTimes = {
  readonly seconds: Float64Array;
  readonly size: number;
  /** Shape: one entry a place of the request; -1: too far from any road of this mode. */
  readonly indexOfPlace: Int32Array;
  readonly indexOfCrew: ReadonlyMap<string, number>;
  readonly points: readonly Snapped[];
};

function modeTimes(
  places: readonly PatrolPlace[],
  crews: readonly Crew[],
  { mode, roads }: { readonly mode: TravelMode; readonly roads: PatrolRoads },
): ModeTimes {
  const snapper = roads.snapperOf(mode);
  const points: Snapped[] = [];
  const indexOfPlace = Int32Array.from(places, (place) => {
    const at = snapper.snap(place.lngLat, SNAP_METRES_MAX);
    return at === null ? -1 : points.push(at) - 1;
  });
  const indexOfCrew = new Map(crews.map((crew) => [crew.unitId, points.push(crew.at) - 1]));
  const times = secondsMatrix(roads.graph, mode, points);
  return { seconds: times, size: points.length, indexOfPlace, indexOfCrew, points };
}

function problemOf(
  request: PatrolRequest,
  crews: readonly Crew[],
  networks: ReadonlyMap<TravelMode, ModeTimes>,
): OrienteeringProblem {
  const { places } = request;
  const shift = Math.max(0, (request.endAt - request.startAt) / 1000);
  const budget = Math.floor(shift * (1 - SLACK_SHARE));
  const rows = crews.map((crew) => ({ crew, times: networks.get(crew.mode) }));
  return {
    placeCount: places.length,
    vehicleCount: crews.length,
    prize: Int32Array.from(places, (place) => Math.max(1, Math.round(place.prize))),
    dwell: Int32Array.from(places, (place) => Math.round(place.dwell)),
    budget: new Int32Array(crews.length).fill(budget),
    travel: (vehicle, from, to) => {
      const row = rows[vehicle];
      if (row?.times === undefined) return Infinity;
      const home = row.times.indexOfCrew.get(row.crew.unitId) ?? -1;
      const indexOf = (node: number) =>
        node === places.length ? home : (row.times?.indexOfPlace[node] ?? -1);
      const [a, b] = [indexOf(from), indexOf(to)];
      return a < 0 || b < 0 ? Infinity : (row.times.seconds[a * row.times.size + b] ?? Infinity);
    },
  };
}

function patrolRoute(
  request: PatrolRequest,
  crew: Crew,
  of: {
    readonly stops: readonly number[];
    readonly times: ModeTimes | undefined;
    readonly roads: PatrolRoads;
  },
): PatrolRoute {
  const stops: PatrolStop[] = [];
  const geometry: LngLat[] = [];
  let clock = request.startAt / 1000;
  let far = 0;
  let at = crew.at;
  const drive = (to: Snapped) => {
    const way = routeBetween(of.roads.graph, crew.mode, at, to);
    if (way === null) return;
    clock += way.seconds;
    far += way.metres;
    for (const point of way.geometry) geometry.push(point);
    at = to;
  };
  for (const index of of.stops) {
    const place = request.places[index];
    const to = of.times?.points[of.times.indexOfPlace[index] ?? -1];
    if (place === undefined || to === undefined) continue;
    drive(to);
    const arriveAt = epochMs(Math.round(clock * 1000));
    clock += place.dwell;
    const leaveAt = epochMs(Math.round(clock * 1000));
    const { id: placeId, name: placeName, lngLat, dwell } = place;
    const reasons = place.reasons.map((reason) => ({ ...reason }));
    const none = seconds(0);
    stops.push({
      ...{ stopId: placeId, cellId: placeId, placeId, placeName, lngLat, arriveAt, leaveAt },
      ...{ dwell, reasons, visit: 1, drive: none, wait: none, metres: metres(0), geometryAt: 0 },
      ...{ riskMinutes: 0, prize: place.prize, must: false, locked: false, windows: [] },
      ...{ whyNow: null, whyUnit: null },
    });
  }
  if (stops.length > 0) drive(crew.at);
  const used = clock - request.startAt / 1000;
  const shift = (request.endAt - request.startAt) / 1000;
  const { unitId, callSign, mode } = crew;
  const rest = { metres: metres(far), seconds: seconds(used), slack: seconds(shift - used) };
  const plain = { span: null, rests: [], switches: 0 };
  return { unitId, callSign, mode, stops, geometry, ...rest, ...plain };
}

function droppedPlaces(
  request: PatrolRequest,
  networks: ReadonlyMap<TravelMode, ModeTimes>,
  served: ReadonlySet<number>,
): DroppedPlace[] {
  return request.places.flatMap((place, index) => {
    if (served.has(index)) return [];
    return [
      {
        placeId: place.id,
        placeName: place.name,
        why: whyDropped(index, networks),
        value: null,
        must: false,
        lngLat: place.lngLat,
      },
    ];
  });
}

function whyDropped(
  index: number,
  networks: ReadonlyMap<TravelMode, ModeTimes>,
): DroppedPlace["why"] {
  if (networks.size === 0) return "no-unit";
  const snapped = [...networks.values()].filter((times) => (times.indexOfPlace[index] ?? -1) >= 0);
  if (snapped.length === 0) return "too-far-from-road";
  const reached = snapped.some((times) => {
    const place = times.indexOfPlace[index] ?? -1;
    return [...times.indexOfCrew.values()].some((crew) =>
      Number.isFinite(times.seconds[crew * times.size + place]),
    );
  });
  return reached ? "no-time" : "unreachable";
}

function scoreOf(request: PatrolRequest, routes: readonly PatrolRoute[]): PatrolPlan["score"] {
  const prizeOf = new Map(request.places.map((place) => [place.id, place.prize]));
  const stops = routes.flatMap((route) => route.stops);
  const dwelling = stops.reduce((sum, stop) => sum + stop.dwell, 0) / 60;
  const busy = routes.reduce((sum, route) => sum + route.seconds, 0) / 60;
  const shiftHours = (request.endAt - request.startAt) / 3_600_000;
  const unitHours = shiftHours * routes.length;
  const risk = stops.reduce((sum, stop) => {
    return sum + ((prizeOf.get(stop.placeId) ?? 0) / 1000) * (stop.dwell / 60);
  }, 0);
  return {
    riskMinutesPerHour: unitHours > 0 ? risk / unitHours : 0,
    minutesMoving: busy - dwelling,
    minutesDwelling: dwelling,
    placesServed: stops.length,
    placesAsked: request.places.length,
    riskMinutes: risk,
    overlapMinutes: 0,
    largestUnvisited: null,
    doseDebtMinutes: 0,
    prize: 0,
    balance: 1,
    stops: stops.length,
    switches: 0,
  };
}
