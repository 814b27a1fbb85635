import type { Replanned } from "../model/patrol-change.ts";
import type { DroppedPlace, PatrolPlan, PatrolRoute } from "../model/patrol-plan.ts";
import type { PatrolStop } from "../model/patrol-stop.ts";
import { OrienteeringSearch } from "../solver/orienteering-search.ts";
import type { OrienteeringProblem, VisitGroup } from "../solver/problem.ts";
import type { LngLat } from "../units/lng-lat.ts";
import { epochMs, seconds } from "../units/quantity.ts";
import type { EpochMs } from "../units/quantity.ts";
import { changesBetween } from "./compare-plans.ts";
import { isKept } from "./draft.ts";
import type { Draft, DraftStop } from "./draft.ts";
import { prizeOf } from "./draft-moves.ts";
import { maySee } from "./explain.ts";
import { laterOnly, missedOf } from "./missed-visits.ts";
import type { Missed } from "./missed-visits.ts";
import { partsOf } from "./patrol-board.ts";
import type { Board } from "./patrol-board.ts";
import { minutesLeft, riderVehicles, windowsOf } from "./patrol-problem.ts";
import { placeFrom } from "./plan-draft.ts";
import { planFrom } from "./plan-from.ts";
import type { PatrolRequest, PatrolUnit } from "./plan-request.ts";
import { withPromised, withSpare, withoutSlack } from "./spare-time.ts";

/** How a unit of a plan in force stands now. */
export type UnitStanding = {
  readonly unitId: string;
  readonly lngLat: LngLat | null;
  /** `follows`: its stops stay its own; `renews`: its stops ahead are planned anew; `waits`: on a
   *  call, its route stays as it was; `gone`: off shift, its stops return to the pool. */
  readonly kind: "follows" | "renews" | "waits" | "gone";
  /** Stops left or skipped. */
  readonly done: ReadonlySet<string>;
  /** Seconds dwelt at stops that are not finished; they are not dwelt again. */
  readonly dwelt: ReadonlyMap<string, number>;
  /** Visits where nobody was met, among those done, and when: they are tried again later. */
  readonly missed: ReadonlyMap<string, EpochMs>;
};

export type Standing = {
  readonly now: EpochMs;
  readonly units: readonly UnitStanding[];
  /** Minutes that each cell got today: they count against its cap. */
  readonly delivered: ReadonlyMap<string, number>;
};

/** What is left of a stop is not worth going back for below this. */
const REMAINDER_S_MIN = 120;
/** Steps of the search over what has to be planned anew. */
const STEPS = 1500;

/** The remainder of a plan after an interruption (巡处合一): units that follow keep their stops and
 *  order, those of units that renew or are gone are planned anew among the units that can take
 *  them, and what finds no unit is dropped with its reason.  Minutes that were dwelt count once. */
export function replan(
  base: PatrolRequest,
  plan: PatrolPlan,
  of: { readonly standing: Standing; readonly boardOf: (request: PatrolRequest) => Board },
): Replanned {
  const { standing } = of;
  const ahead = stopsAhead(plan, standing);
  const missed = missedOf(plan, standing.units);
  const request = remainderRequest(base, plan, { standing, ahead, missed });
  const board = withLateRests(of.boardOf(request));
  const laid = laidOut(board, standing, { ahead, missed });
  const renewed = renewedDraft(board, laid, missed);
  const made = planFrom(board, renewed, { revision: plan.revision + 1 });
  const waiting = plan.routes.flatMap((route) => {
    const rest = ahead.get(route.unitId);
    return rest?.standing.kind === "waits" ? [{ ...route, stops: rest.stops }] : [];
  });
  const next: PatrolPlan = {
    ...made,
    ...{ startAt: plan.startAt, routes: [...made.routes, ...waiting] },
    dropped: stillDropped(made, waiting),
  };
  const before = {
    ...plan,
    routes: [...ahead.values()].map(({ route, stops }) => ({ ...route, stops })),
  };
  return {
    plan: next,
    changes: changesBetween(before, next),
    keptShare: keptShare(ahead, next),
  };
}

type Ahead = {
  readonly standing: UnitStanding;
  readonly route: PatrolRoute;
  /** Not done yet; a stop that was begun keeps what is left of its dwell. */
  readonly stops: PatrolStop[];
};

function stopsAhead(plan: PatrolPlan, { units }: Standing): ReadonlyMap<string, Ahead> {
  const ahead = new Map<string, Ahead>();
  for (const route of plan.routes) {
    const standing = units.find(({ unitId }) => unitId === route.unitId);
    if (standing === undefined) continue;
    const stops = route.stops.flatMap((stop): PatrolStop[] => {
      if (standing.done.has(stop.stopId)) return [];
      const dwelt = standing.dwelt.get(stop.stopId) ?? 0;
      const left = stop.dwell - dwelt;
      if (dwelt > 0 && left < REMAINDER_S_MIN) return [];
      return [{ ...stop, dwell: secondsLeft(stop, left) }];
    });
    ahead.set(route.unitId, { standing, route, stops });
  }
  return ahead;
}

function secondsLeft(stop: PatrolStop, left: number): PatrolStop["dwell"] {
  return left >= stop.dwell ? stop.dwell : seconds(left);
}

/** From now on, with the units that are there, and only the places that are still ahead. */
function remainderRequest(
  base: PatrolRequest,
  plan: PatrolPlan,
  of: {
    readonly standing: Standing;
    readonly ahead: ReadonlyMap<string, Ahead>;
    readonly missed: readonly Missed[];
  },
): PatrolRequest {
  const { standing, ahead } = of;
  const known = new Map(base.places.map((place) => [place.id, place]));
  const wanted = new Set(plan.dropped.map(({ placeId }) => placeId));
  const open = [...ahead.values()].flatMap(({ stops }) => stops);
  for (const stop of [...open, ...of.missed.map((one) => one.stop)]) {
    wanted.add(stop.placeId);
    if (!known.has(stop.placeId)) known.set(stop.placeId, placeFrom(stop));
  }
  const units = [...ahead.values()].flatMap(({ standing: unit, route }): PatrolUnit[] => {
    if (unit.kind === "waits" || unit.kind === "gone") return [];
    const asked = base.units.find(({ unitId }) => unitId === unit.unitId);
    const { unitId, callSign, mode } = route;
    const last = route.geometry[route.geometry.length - 1] ?? null;
    return [
      {
        ...{ unitId, callSign, mode, skills: asked?.skills ?? [] },
        lngLat: unit.lngLat ?? asked?.lngLat ?? last,
        home: asked === undefined ? last : (asked.home ?? asked.lngLat),
        rests: route.rests.filter(({ to }) => to > standing.now),
        span: route.span,
      },
    ];
  });
  const delivered = new Map(standing.delivered);
  for (const { standing: unit, stops } of ahead.values()) {
    if (unit.kind !== "waits") continue;
    for (const { cellId, dwell } of stops) {
      delivered.set(cellId, (delivered.get(cellId) ?? 0) + dwell / 60);
    }
  }
  return {
    ...base,
    ...{ madeAt: standing.now, units, delivered, locked: [] },
    startAt: epochMs(Math.min(plan.endAt, Math.max(plan.startAt, standing.now))),
    endAt: plan.endAt,
    places: [...known.values()].filter(({ id }) => wanted.has(id)),
  };
}

/** A rest that a unit cannot be home for begins when it is: the call took it, not the plan. */
function withLateRests(board: Board): Board {
  const { request } = board;
  const units = new Map(request.units.map((unit) => [unit.unitId, unit]));
  const crews = board.crews.map((crew) => {
    const home = board.secondsBetween(crew.network, crew.start, crew.end);
    const [from] = crew.parts[0] ?? [0];
    const earliest = epochMs(Math.ceil(request.startAt + 1000 * (from + home)));
    const rests = crew.unit.rests.map((rest) => {
      return { from: epochMs(Math.min(rest.to, Math.max(rest.from, earliest))), to: rest.to };
    });
    if (!Number.isFinite(home) || from > 0) return crew;
    const unit = { ...crew.unit, rests };
    units.set(unit.unitId, unit);
    return { ...crew, unit, parts: partsOf(request, unit) };
  });
  return { ...board, crews, request: { ...request, units: [...units.values()] } };
}

type Laid = {
  readonly draft: Draft;
  readonly pool: readonly DraftStop[];
  readonly renews: readonly number[];
};

/** Followers keep their stops as far as time goes; all others' stops are a pool. */
function laidOut(
  board: Board,
  standing: Standing,
  of: { readonly ahead: ReadonlyMap<string, Ahead>; readonly missed: readonly Missed[] },
): Laid {
  const { ahead, missed } = of;
  const pool: DraftStop[] = [];
  const toDraft = (stop: PatrolStop, part: number) => draftStop(board, stop, part);
  for (const { standing: unit, stops } of ahead.values()) {
    if (unit.kind === "gone" || unit.kind === "renews") {
      pool.push(...stops.flatMap((stop) => toDraft(stop, 0)));
    }
  }
  for (const { stop, from } of missed) {
    const later = (from - board.request.startAt) / 1000;
    const ends = (board.request.endAt - board.request.startAt) / 1000;
    pool.push(...toDraft(stop, 0).flatMap((one) => laterOnly(one, later, ends)));
  }
  // Places that were left out before may find a unit now.
  const taken = new Set(
    [...ahead.values()].flatMap(({ stops }) => stops.map((stop) => stop.placeId)),
  );
  for (const { stop } of missed) taken.add(stop.placeId);
  board.request.places.forEach((place, index) => {
    if (taken.has(place.id)) return;
    const windows = windowsOf(board.request, place);
    if (place.windows.length > 0 && windows.length === 0) return;
    const plain = { stopId: null, part: 0, locked: false, asked: false };
    pool.push({ ...plain, place: index, dwell: place.dwell, windows });
  });
  const renews: number[] = [];
  const draft = board.crews.map((crew, index): readonly DraftStop[] => {
    const own = ahead.get(crew.unit.unitId);
    if (own === undefined) return [];
    if (own.standing.kind === "renews") {
      renews.push(index);
      return [];
    }
    const route: DraftStop[] = own.stops.flatMap((stop) => {
      const part = crew.unit.rests.filter(({ to }) => to <= stop.arriveAt + 1000).length;
      return toDraft(stop, Math.min(part, crew.parts.length - 1));
    });
    const open = route.filter(({ place }) => {
      return Number.isFinite(board.secondsBetween(crew.network, crew.start, place));
    });
    // A street that was closed meanwhile takes its own stops out of a route, and no others.
    pool.push(...route.filter((stop) => !open.includes(stop)));
    return inTime(board, index, { route: open, pool });
  });
  return { draft, pool, renews };
}

/** A unit that is behind lets go the last of its stops, never the order of the others. */
function inTime(
  board: Board,
  crewIndex: number,
  { route, pool }: { readonly route: readonly DraftStop[]; readonly pool: DraftStop[] },
): readonly DraftStop[] {
  const crew = board.crews[crewIndex];
  if (crew === undefined) return route;
  const relaxed = withoutSlack(board);
  let kept = route;
  while (kept.length > 0 && !isKept(relaxed, crew, kept)) {
    const last = kept[kept.length - 1];
    if (last !== undefined) pool.push(last);
    kept = kept.slice(0, -1);
  }
  return kept;
}

function draftStop(board: Board, stop: PatrolStop, part: number): DraftStop[] {
  const place = board.request.places.findIndex(({ id }) => id === stop.placeId);
  const of = board.request.places[place];
  if (of === undefined) return [];
  const { stopId, dwell, locked } = stop;
  const asked = stop.whyUnit?.kind === "asked";
  return [{ stopId, place, dwell, locked, asked, part, windows: windowsOf(board.request, of) }];
}

/** The pool among the units that renew, by a short search; then into the gaps of the others. */
function renewedDraft(
  board: Board,
  { draft, pool, renews }: Laid,
  missed: readonly Missed[],
): Draft {
  const riders = renews.flatMap((crew) =>
    (board.crews[crew]?.parts ?? []).map((_, part) => ({ crew, part })),
  );
  const problem = poolProblem(board, draft, { pool, riders });
  const search = new OrienteeringSearch(problem, { seed: board.request.seed });
  search.run(pool.length === 0 || riders.length === 0 ? 0 : STEPS);
  const { routes } = search.best;
  let next: Draft = draft.map((route, crew) =>
    renews.includes(crew)
      ? riders.flatMap((rider, vehicle) => {
          if (rider.crew !== crew) return [];
          return (routes[vehicle] ?? []).flatMap((visit): DraftStop[] => {
            const stop = pool[visit];
            return stop === undefined ? [] : [{ ...stop, part: rider.part }];
          });
        })
      : route,
  );
  const made = new Set(routes.flat());
  const left = pool.filter((stop, index) => !made.has(index) && stop.stopId !== null);
  left.sort((a, b) => prizeOf(board, b) - prizeOf(board, a));
  for (const stop of left) {
    const isPromised = missed.some((one) => one.stop.stopId === stop.stopId);
    next = isPromised
      ? withPromised(withoutSlack(board), next, stop)
      : withSpare(board, next, stop);
  }
  return next;
}

function poolProblem(
  board: Board,
  draft: Draft,
  of: {
    readonly pool: readonly DraftStop[];
    readonly riders: readonly { readonly crew: number; readonly part: number }[];
  },
): OrienteeringProblem {
  const { request } = board;
  const groups: VisitGroup[] = [];
  const groupOf = new Map<string, number>();
  for (const { place } of of.pool) {
    const cellId = request.places[place]?.cellId ?? "";
    if (groupOf.has(cellId)) continue;
    const planned = draft.flat().reduce((sum, stop) => {
      return request.places[stop.place]?.cellId === cellId ? sum + stop.dwell : sum;
    }, 0);
    const dwellMax = Math.max(0, minutesLeft(request, cellId) * 60 - planned);
    groupOf.set(cellId, groups.push({ dwellMax, shares: request.rules.shares }) - 1);
  }
  const visits = of.pool.map((stop) => {
    const place = request.places[stop.place];
    const able = of.riders.flatMap((rider, vehicle) => {
      const crew = board.crews[rider.crew];
      return crew !== undefined && maySee(board, crew, stop.place) ? [vehicle] : [];
    });
    return {
      ...{ node: stop.place, dwell: stop.dwell, windows: stop.windows, vehicles: able },
      prize: Math.max(1, Math.round(prizeOf(board, stop))),
      must: (place?.must ?? false) || stop.locked,
      group: groupOf.get(place?.cellId ?? "") ?? null,
    };
  });
  const vehicles = riderVehicles(board, of.riders);
  const travel = board.networks.map((network) => network.seconds);
  return { nodeCount: board.nodeCount, travel, vehicles, visits, groups };
}

function stillDropped(made: PatrolPlan, waiting: readonly PatrolRoute[]): DroppedPlace[] {
  const held = new Set(waiting.flatMap(({ stops }) => stops.map(({ placeId }) => placeId)));
  return made.dropped.filter(({ placeId }) => !held.has(placeId));
}

/** Of the stops of units that follow: those that keep their unit and their order. */
function keptShare(ahead: ReadonlyMap<string, Ahead>, next: PatrolPlan): number {
  let [kept, count] = [0, 0];
  for (const { standing, stops } of ahead.values()) {
    if (standing.kind !== "follows") continue;
    const after = next.routes.find(({ unitId }) => unitId === standing.unitId)?.stops ?? [];
    count += stops.length;
    let from = 0;
    for (const { stopId } of stops) {
      const at = after.findIndex((stop, i) => i >= from && stop.stopId === stopId);
      if (at < 0) continue;
      kept++;
      from = at + 1;
    }
  }
  return count === 0 ? 1 : kept / count;
}
