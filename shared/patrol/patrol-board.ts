import type { PatrolPlan } from "../model/patrol-plan.ts";
import { TRAVEL_MODES } from "../model/unit.ts";
import type { TravelMode } from "../model/unit.ts";
import type { Graph } from "../roads/graph.ts";
import { routeBetween } from "../roads/route-between.ts";
import { secondsMatrix } from "../roads/seconds-matrix.ts";
import type { Snapped, Snapper } from "../roads/snap.ts";
import { distanceBetween } from "../units/lng-lat.ts";
import type { LngLat } from "../units/lng-lat.ts";
import { metres, seconds } from "../units/quantity.ts";
import type { Metres, Seconds } from "../units/quantity.ts";
import { onStreets } from "./on-streets.ts";
import type { PatrolRequest, PatrolUnit } from "./plan-request.ts";

/** A place further from any road than this is refused with words, never moved to one. */
export const SNAP_METRES_MAX = metres(300);
/** How far a road is looked for, to say how far it is. */
const FAR_METRES = metres(100_000);
/** Ways between two nodes that are kept; when full all are forgotten and found again. */
const WAYS_KEPT_MAX = 20_000;

/** The streets as a plan needs them. */
export type PatrolRoads = {
  readonly graph: Graph;
  readonly snapperOf: (mode: TravelMode) => Snapper;
};

/** A unit that can be planned.  Times are seconds after the start of the request. */
export type Crew = {
  readonly unit: PatrolUnit;
  readonly mode: TravelMode;
  /** Index in `Board.networks`. */
  readonly network: number;
  /** Where it is, and where its shift ends and its rests are taken. */
  readonly start: number;
  readonly end: number;
  /** Its time, cut by its rests. */
  readonly parts: readonly (readonly [from: number, to: number])[];
};

/** One mode's times between all nodes. */
export type BoardNetwork = {
  readonly mode: TravelMode;
  /** Row-major nodeCount × nodeCount, Infinity where there is no way. */
  readonly seconds: Float64Array;
  /** Shape: one a node; null: not on this network. */
  readonly points: (Snapped | null)[];
};

export type Way = {
  readonly seconds: Seconds;
  readonly metres: Metres;
  readonly geometry: readonly LngLat[];
};

/** A request laid out on the streets: every time that a plan, an edit or a check may ask for.
 *  Nodes are the places of the request in order, then a start and an end for each crew. */
export type Board = {
  readonly request: PatrolRequest;
  readonly nodeCount: number;
  readonly networks: readonly BoardNetwork[];
  readonly crews: readonly Crew[];
  readonly unplanned: PatrolPlan["unplanned"];
  readonly secondsBetween: (network: number, from: number, to: number) => number;
  /** With its streets; null where there is none. */
  readonly wayBetween: (network: number, from: number, to: number) => Way | null;
  /** Metres from a place to the nearest road of any mode that is planned. */
  readonly roadMetres: (place: number) => number | null;
};

export function boardFrom(
  asked: PatrolRequest,
  roads: PatrolRoads,
  onMode: (share: number) => void = () => undefined,
): Board {
  const snappers = TRAVEL_MODES.map((mode) => roads.snapperOf(mode));
  const request = { ...asked, places: onStreets(asked.places, snappers, SNAP_METRES_MAX) };
  const { crews, unplanned, modes } = crewsOf(request, roads);
  const nodeCount = request.places.length + 2 * crews.length;
  const networks = modes.map((mode, index): BoardNetwork => {
    const network = networkOf(mode, { request, roads, crews, nodeCount });
    onMode((index + 1) / modes.length);
    return network;
  });
  const ways = new Map<number, Way | null>();
  const wayBetween = (network: number, from: number, to: number): Way | null => {
    const key = (network * nodeCount + from) * nodeCount + to;
    const known = ways.get(key);
    if (known !== undefined) return known;
    if (ways.size >= WAYS_KEPT_MAX) ways.clear();
    const way = wayOf(roads, networks[network], from, to);
    ways.set(key, way);
    return way;
  };
  return {
    ...{ request, nodeCount, networks, crews, unplanned, wayBetween },
    secondsBetween: (network, from, to) =>
      networks[network]?.seconds[from * nodeCount + to] ?? Infinity,
    roadMetres: (place) => roadMetres(request, roads, modes, place),
  };
}

function crewsOf(request: PatrolRequest, roads: PatrolRoads) {
  const unplanned: PatrolPlan["unplanned"] = [];
  const placed: { unit: PatrolUnit; mode: TravelMode }[] = [];
  for (const unit of request.units) {
    const why = whyUnplanned(request, unit, roads);
    const { unitId, callSign, mode } = unit;
    if (why !== null || mode === null) {
      unplanned.push({ unitId, callSign, why: why ?? "no-mode" });
    } else placed.push({ unit, mode });
  }
  const modes = TRAVEL_MODES.filter((mode) => placed.some((crew) => crew.mode === mode));
  const crews = placed.map(({ unit, mode }, index): Crew => {
    const start = request.places.length + 2 * index;
    const parts = partsOf(request, unit);
    return { unit, mode, network: modes.indexOf(mode), start, end: start + 1, parts };
  });
  return { crews, unplanned, modes };
}

function whyUnplanned(request: PatrolRequest, unit: PatrolUnit, roads: PatrolRoads) {
  if (unit.mode === null) return "no-mode";
  if (unit.lngLat === null) return "no-position";
  const snapper = roads.snapperOf(unit.mode);
  if (snapper.snap(unit.lngLat, SNAP_METRES_MAX) === null) return "no-road";
  return partsOf(request, unit).some(([from, to]) => to > from) ? null : "no-time";
}

/** What is left of a unit's time between its rests; rests that overlap are one. */
export function partsOf(
  request: Pick<PatrolRequest, "startAt" | "endAt">,
  { span, rests }: Pick<PatrolUnit, "span" | "rests">,
): Crew["parts"] {
  const after = (at: number) => (at - request.startAt) / 1000;
  const first = Math.max(0, after(span?.from ?? request.startAt));
  const last = Math.min(after(request.endAt), after(span?.to ?? request.endAt));
  if (!(last > first)) return [];
  const parts: [number, number][] = [];
  let from = first;
  for (const rest of [...rests].sort((a, b) => a.from - b.from)) {
    const [begin, end] = [after(rest.from), after(rest.to)];
    if (end <= from || begin >= last || end <= begin) continue;
    if (begin > from) parts.push([from, begin]);
    from = end;
  }
  if (from < last) parts.push([from, last]);
  return parts;
}

function networkOf(
  mode: TravelMode,
  of: {
    readonly request: PatrolRequest;
    readonly roads: PatrolRoads;
    readonly crews: readonly Crew[];
    readonly nodeCount: number;
  },
): BoardNetwork {
  const { request, roads, crews, nodeCount } = of;
  const snapper = roads.snapperOf(mode);
  const points = new Array<Snapped | null>(nodeCount).fill(null);
  request.places.forEach((place, node) => {
    points[node] = snapper.snap(place.lngLat, SNAP_METRES_MAX);
  });
  for (const crew of crews.filter((one) => one.mode === mode)) {
    const { lngLat, home } = crew.unit;
    points[crew.start] = lngLat === null ? null : snapper.snap(lngLat, SNAP_METRES_MAX);
    // A home that no road leads to is none: the shift ends where it began.
    const near = home === null ? null : snapper.snap(home, SNAP_METRES_MAX);
    // Who ends on a closed street could not come back to it: the nearest open one will do.
    const last = (near === null ? lngLat : home) ?? null;
    const on = roads.graph.networks[mode];
    points[crew.end] = last === null ? null : snapper.snapOpen(last, FAR_METRES, on);
    // Who rests first sets out from where rests are taken.
    if (restsFirst(request, crew)) points[crew.start] = points[crew.end] ?? null;
  }
  const nodes = points.flatMap((point, node) => (point === null ? [] : [node]));
  const known = points.flatMap((point) => (point === null ? [] : [point]));
  const compact = secondsMatrix(roads.graph, mode, known);
  const times = new Float64Array(nodeCount * nodeCount).fill(Infinity);
  for (let node = 0; node < nodeCount; node++) times[node * nodeCount + node] = 0;
  nodes.forEach((from, i) => {
    nodes.forEach((to, j) => {
      if (from === to) return;
      times[from * nodeCount + to] = compact[i * nodes.length + j] ?? Infinity;
    });
  });
  const made = { mode, seconds: times, points };
  for (const crew of crews.filter((one) => one.mode === mode)) endWithin(made, crew, request);
  return made;
}

/** A home behind a street that is closed is none: the shift ends where it began, or, where nobody
 *  comes back to that either, at the place on its ways that is nearest to it. */
function endWithin(network: BoardNetwork, { start, end }: Crew, request: PatrolRequest): void {
  const { seconds: times, points } = network;
  const nodeCount = points.length;
  const placeCount = request.places.length;
  const goes = (from: number, to: number) => (times[from * nodeCount + to] ?? Infinity) < Infinity;
  if (!goes(start, end)) standIn(network, start, end);
  const reached = Array.from({ length: placeCount }, (_, place) => place).filter((place) =>
    goes(start, place),
  );
  if (reached.length === 0 || reached.some((place) => goes(place, end))) return;
  const there = points[end]?.lngLat ?? null;
  const ranked = reached
    .map((place) => {
      const from = reached.filter((other) => goes(other, place)).length;
      const at = points[place]?.lngLat ?? null;
      const away = at === null || there === null ? Infinity : distanceBetween(at, there);
      return { place, from, away };
    })
    .sort((a, b) => b.from - a.from || a.away - b.away);
  if (ranked[0] !== undefined) standIn(network, ranked[0].place, end);
}

/** Lets one node stand where another does. */
function standIn({ seconds: times, points }: BoardNetwork, from: number, to: number): void {
  const nodeCount = points.length;
  for (let node = 0; node < nodeCount; node++) {
    times[node * nodeCount + to] = times[node * nodeCount + from] ?? Infinity;
    times[to * nodeCount + node] = times[from * nodeCount + node] ?? Infinity;
  }
  times[to * nodeCount + to] = 0;
  times[from * nodeCount + to] = 0;
  times[to * nodeCount + from] = 0;
  points[to] = points[from] ?? null;
}

function restsFirst(request: PatrolRequest, { unit, parts }: Crew): boolean {
  const first = Math.max(request.startAt, unit.span?.from ?? request.startAt);
  return (parts[0]?.[0] ?? 0) > (first - request.startAt) / 1000;
}

function wayOf(
  roads: PatrolRoads,
  network: BoardNetwork | undefined,
  from: number,
  to: number,
): Way | null {
  const [a, b] = [network?.points[from] ?? null, network?.points[to] ?? null];
  if (network === undefined || a === null || b === null) return null;
  if (from === to) return { seconds: seconds(0), metres: metres(0), geometry: [a.lngLat] };
  return routeBetween(roads.graph, network.mode, a, b);
}

function roadMetres(
  request: PatrolRequest,
  roads: PatrolRoads,
  modes: readonly TravelMode[],
  place: number,
): number | null {
  const lngLat = request.places[place]?.lngLat;
  if (lngLat === undefined) return null;
  const far = modes.flatMap((mode) => {
    const snapped = roads.snapperOf(mode).snap(lngLat, FAR_METRES);
    return snapped === null ? [] : [snapped.distance];
  });
  return far.length === 0 ? null : Math.round(Math.min(...far));
}
