import type { Coverage, Ring } from "../model/patrol-score.ts";
import type { TravelMode } from "../model/unit.ts";
import { epochMs } from "../units/quantity.ts";
import { clockOf } from "./draft.ts";
import type { Draft, RouteClock } from "./draft.ts";
import type { Board, Crew } from "./patrol-board.ts";

const MINUTE_S = 60;
/** How near a free unit should be, by tier: on foot one minute, e-bike three, car five. */
const RING_MINUTES: { readonly [Mode in TravelMode]: 1 | 3 | 5 } = { foot: 1, ebike: 3, car: 5 };
/** Thousandths of demand that each ring should hold; a choice of this program. */
const RING_TARGETS = { 1: 50, 3: 400, 5: 800 } as const;
const REACH_S = 300;

/** Where demand lies and which of it each node reaches; made once a board. */
export type CoverageField = {
  readonly weights: Float64Array;
  readonly total: number;
  /** Of one network and node: index in `weights` and seconds, nearest first. */
  readonly reachOf: (network: number, node: number) => readonly (readonly [number, number])[];
};

/** Demand of a board: expected reports where they are known, else what its places count. */
export function coverageField(board: Board): CoverageField {
  const { places, riskKnown } = board.request;
  const nodes = places.flatMap((place, node) =>
    (riskKnown ? place.risk : place.prize) > 0 ? [node] : [],
  );
  const weights = Float64Array.from(nodes, (node) => {
    const place = places[node];
    return (riskKnown ? place?.risk : place?.prize) ?? 0;
  });
  const reaches = new Map<number, readonly (readonly [number, number])[]>();
  const reachOf = (network: number, node: number) => {
    const key = network * board.nodeCount + node;
    const known = reaches.get(key);
    if (known !== undefined) return known;
    const reach = nodes
      .map((to, index) => [index, board.secondsBetween(network, node, to)] as const)
      .filter(([, seconds]) => seconds <= REACH_S)
      .sort((a, b) => a[1] - b[1]);
    reaches.set(key, reach);
    return reach;
  };
  return { weights, total: weights.reduce((sum, weight) => sum + weight, 0), reachOf };
}

/** Share of demand that a free unit reaches within three and five minutes, for every minute of the
 *  shift.  A unit that drives counts by way of the stop ahead of it: it may be nearer in truth,
 *  never farther.  A unit that rests is not free.
 *  Null: there is no demand.   Source: maximal covering, Curtin, Hayslett-McCall and Qiu 2010. */
export function coverageOf(board: Board, draft: Draft, field: CoverageField): Coverage | null {
  if (field.total <= 0) return null;
  const { request } = board;
  const minutes = minutesOf(board);
  const nearest = new Float64Array(minutes * field.weights.length).fill(Infinity);
  board.crews.forEach((crew, index) => {
    markReach(nearest, field, {
      board,
      crew,
      clock: clockOf(board, crew, draft[index] ?? []),
      minutes,
    });
  });
  const within = (seconds: number) =>
    Array.from({ length: minutes }, (_, minute) => shareWithin(nearest, field, minute, seconds));
  const within5 = within(5 * MINUTE_S);
  const { coverageFloor } = request.rules;
  const floor = coverageFloor === null ? null : Math.round(1000 * coverageFloor);
  const minutesBelow = floor === null ? 0 : within5.filter((share) => share < floor).length;
  return {
    startAt: epochMs(request.startAt),
    within3: within(3 * MINUTE_S),
    within5,
    floor,
    minutesBelow,
  };
}

/** The rings of the tiers that the fleet has, mean of the shift. */
export function ringsOf(board: Board, draft: Draft, field: CoverageField): Ring[] {
  if (field.total <= 0) return [];
  const minutes = minutesOf(board);
  const modes = new Set(board.crews.map(({ mode }) => mode));
  return (["foot", "ebike", "car"] as const).flatMap((mode) => {
    if (!modes.has(mode) || minutes === 0) return [];
    const nearest = new Float64Array(minutes * field.weights.length).fill(Infinity);
    board.crews.forEach((crew, index) => {
      if (crew.mode !== mode) return;
      const clock = clockOf(board, crew, draft[index] ?? []);
      markReach(nearest, field, { board, crew, clock, minutes });
    });
    const limit = RING_MINUTES[mode];
    let sum = 0;
    for (let minute = 0; minute < minutes; minute++) {
      sum += shareWithin(nearest, field, minute, limit * MINUTE_S);
    }
    return [{ minutes: limit, share: Math.round(sum / minutes), target: RING_TARGETS[limit] }];
  });
}

function minutesOf({ request }: Board): number {
  return Math.max(0, Math.floor((request.endAt - request.startAt) / 1000 / MINUTE_S));
}

function shareWithin(
  nearest: Float64Array,
  { weights, total }: CoverageField,
  minute: number,
  seconds: number,
): number {
  const row = minute * weights.length;
  let sum = 0;
  for (let i = 0; i < weights.length; i++) {
    if ((nearest[row + i] ?? Infinity) <= seconds) sum += weights[i] ?? 0;
  }
  return Math.round((1000 * sum) / total);
}

type Marked = {
  readonly board: Board;
  readonly crew: Crew;
  readonly clock: RouteClock;
  readonly minutes: number;
};

/** Lowers the time to every demand, minute by minute, to what this unit needs. */
function markReach(nearest: Float64Array, field: CoverageField, of: Marked): void {
  const { crew, minutes } = of;
  for (const { node, from, until, freeFrom } of presences(of)) {
    const reach = field.reachOf(crew.network, node);
    const last = Math.min(minutes, Math.ceil(until / MINUTE_S));
    for (let minute = Math.max(0, Math.ceil(from / MINUTE_S)); minute < last; minute++) {
      const ahead = Math.max(0, freeFrom - minute * MINUTE_S);
      const row = minute * field.weights.length;
      for (const [index, seconds] of reach) {
        if (ahead + seconds > REACH_S) break;
        if (ahead + seconds < (nearest[row + index] ?? 0)) nearest[row + index] = ahead + seconds;
      }
    }
  }
}

type Presence = {
  readonly node: number;
  /** On its way there or there, in [from, until). */
  readonly from: number;
  readonly until: number;
  /** When it is there. */
  readonly freeFrom: number;
};

function* presences({ crew, clock }: Marked): Generator<Presence> {
  let node = crew.start;
  for (const [part, home] of clock.homes.entries()) {
    const [from, to] = crew.parts[part] ?? [0, 0];
    let since = from;
    for (const stop of clock.stops) {
      if (stop.part !== part) continue;
      const freeFrom = stop.begin - stop.wait;
      yield { node: stop.to, from: since, until: stop.leave, freeFrom };
      [since, node] = [stop.leave, stop.to];
    }
    if (home.drive > 0) node = crew.end;
    yield { node, from: since, until: Math.max(since, to), freeFrom: home.arrive };
  }
}
