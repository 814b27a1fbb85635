import { randomFrom } from "../kit/random.ts";
import type { Random } from "../kit/random.ts";
import type { OrienteeringProblem, Vehicle, Visit, VisitGroup } from "../solver/problem.ts";
import type { Board } from "./patrol-board.ts";
import type { PatrolPlace } from "./patrol-place.ts";
import { APART_SECONDS, RETURN_SECONDS } from "./plan-request.ts";
import type { PatrolRequest } from "./plan-request.ts";
import { hourOfDay } from "./demand.ts";

/** Seconds after the start of the request, both ends inside. */
export type Span = readonly [open: number, close: number];

/** What a visit of the problem means. */
export type VisitMeaning = {
  readonly place: number;
  readonly windows: readonly Span[];
  readonly locked: boolean;
};

export type PatrolProblem = {
  readonly problem: OrienteeringProblem;
  readonly meanings: readonly VisitMeaning[];
  /** Whom each vehicle stands for: a crew between two of its rests. */
  readonly riders: readonly { readonly crew: number; readonly part: number }[];
};

/** A locked stop keeps its time by so much. */
const LOCKED_SECONDS = 15 * 60;

/** The search problem of a board.  A hot place is one visit for every two hours, all of a cell are
 *  a group that shares its cap; a crew is one vehicle for each part of its time between rests. */
export function patrolProblem(board: Board): PatrolProblem {
  const { request } = board;
  const riders = board.crews.flatMap((crew, index) =>
    crew.parts.map((_, part) => ({ crew: index, part })),
  );
  const bend = bends(request);
  const random = randomFrom(request.seed ^ 0x5bd1e995);
  const groups = groupsOf(request);
  const meanings: VisitMeaning[] = [];
  const visits: Visit[] = [];
  request.places.forEach((place, index) => {
    const allowed = allowedVehicles(board, riders, place);
    for (const { windows, by } of stopsOf(request, index, random)) {
      const own =
        by === null
          ? allowed
          : riders.flatMap((rider, vehicle) => {
              return board.crews[rider.crew]?.unit.unitId === by ? [vehicle] : [];
            });
      const worth = prizeIn(place, windows, request) * (bend[index] ?? 1);
      meanings.push({ place: index, windows, locked: by !== null });
      visits.push({
        ...{ node: index, prize: Math.max(1, Math.round(worth)), dwell: place.dwell, windows },
        ...{ must: place.must || by !== null, vehicles: own },
        group: groups.indexOf.get(place.cellId) ?? null,
      });
    }
  });
  const vehicles = riderVehicles(board, riders);
  const travel = board.networks.map((network) => network.seconds);
  const { nodeCount } = board;
  return {
    problem: { nodeCount, travel, vehicles, visits, groups: groups.list },
    meanings,
    riders,
  };
}

/** The hours of a place as seconds of the shift, in order and joined where they touch; those that
 *  close before they open are none. */
export function windowsOf(request: PatrolRequest, place: PatrolPlace): readonly Span[] {
  const after = (at: number) => (at - request.startAt) / 1000;
  const spans = place.windows
    .map(({ from, to }): Span => [after(from), after(to)])
    .filter(([open, close]) => open <= close)
    .sort((a, b) => a[0] - b[0]);
  const joined: Span[] = [];
  for (const [open, close] of spans) {
    const last = joined[joined.length - 1];
    if (last === undefined || open > last[1]) joined.push([open, close]);
    else joined[joined.length - 1] = [last[0], Math.max(last[1], close)];
  }
  return joined;
}

/** What a stop counts that begins in the middle of these windows; any time: at the mean hour. */
export function prizeIn(
  place: PatrolPlace,
  windows: readonly Span[],
  request: Pick<PatrolRequest, "startAt" | "rules">,
): number {
  const [first] = windows;
  const { byHour } = place;
  if (first === undefined || byHour === null) return place.prize;
  const hours = [0.25, 0.5, 0.75].map((share) => {
    const at = request.startAt + 1000 * (first[0] + share * (first[1] - first[0]));
    return byHour[hourOfDay(at, request.rules.utcOffsetMinutes)] ?? 1;
  });
  return (place.prize * hours.reduce((sum, ratio) => sum + ratio, 0)) / hours.length;
}

type StopAsked = { readonly windows: readonly Span[]; readonly by: string | null };

/** The stops that a place may get: locked ones, and one for every free part of two hours. */
function stopsOf(request: PatrolRequest, index: number, random: Random): StopAsked[] {
  const place = request.places[index];
  if (place === undefined) return [];
  const shift = Math.max(0, (request.endAt - request.startAt) / 1000);
  const own = windowsOf(request, place);
  if (own.length === 0 && place.windows.length > 0) return [];
  const locked = request.locked
    .filter(({ placeId }) => placeId === place.id)
    .map(({ unitId, arriveAt }) => {
      const at = (arriveAt - request.startAt) / 1000;
      const near: Span = [Math.max(0, at - LOCKED_SECONDS), at + LOCKED_SECONDS];
      const within = cutTo(own, near);
      return { at, windows: within.length > 0 ? within : own, by: unitId };
    });
  const asked: StopAsked[] = locked.map(({ windows, by }) => ({ windows, by }));
  const slots = place.visitsMax > 1 ? slotsOf(shift, place.visitsMax, random) : [];
  if (slots.length === 0) return asked.length > 0 ? asked : [{ windows: own, by: null }];
  const free = slots.filter(([open, close]) => {
    return !locked.some(({ at }) => at > open - APART_SECONDS && at < close + APART_SECONDS);
  });
  for (const slot of free) {
    const windows = cutTo(own, slot);
    if (windows.length > 0) asked.push({ windows, by: null });
  }
  return asked;
}

/** Parts of two hours, cut where the seed says, so that nobody knows when those of a place begin;
 *  a stop begins early enough to lie apart from that of the next part. */
function slotsOf(shift: number, visitsMax: number, random: Random): Span[] {
  const phase = Math.floor(random() * RETURN_SECONDS);
  const slots: Span[] = [];
  for (let open = phase - RETURN_SECONDS; open < shift; open += RETURN_SECONDS) {
    const from = Math.max(0, open);
    const to = Math.min(shift, open + RETURN_SECONDS - APART_SECONDS);
    if (to - from >= Math.min(SLOT_SECONDS_MIN, shift / 2)) slots.push([from, to]);
  }
  if (slots.length <= visitsMax) return slots;
  const first = Math.floor((phase / RETURN_SECONDS) * slots.length);
  return slots.filter((_, slot) => (slot - first + slots.length) % slots.length < visitsMax);
}

/** A part shorter than this is none. */
const SLOT_SECONDS_MIN = 15 * 60;

/** The windows inside a span; none at all means any time, so the span itself. */
function cutTo(windows: readonly Span[], [open, close]: Span): Span[] {
  if (windows.length === 0) return [[open, close]];
  return windows.flatMap(([from, to]): Span[] => {
    const [begin, end] = [Math.max(from, open), Math.min(to, close)];
    return begin <= end ? [[begin, end]] : [];
  });
}

function groupsOf(request: PatrolRequest) {
  const { cellMinutesMax, shares } = request.rules;
  const list: VisitGroup[] = [];
  const indexOf = new Map<string, number>();
  const plain = cellMinutesMax === null && shares.every((share) => share === 1000);
  if (plain) return { list, indexOf };
  for (const { cellId } of request.places) {
    if (indexOf.has(cellId)) continue;
    const left = minutesLeft(request, cellId);
    indexOf.set(cellId, list.push({ dwellMax: left * 60, shares }) - 1);
  }
  return { list, indexOf };
}

/** Minutes that a cell may still get today; Infinity: no cap. */
export function minutesLeft(request: PatrolRequest, cellId: string): number {
  const { cellMinutesMax } = request.rules;
  if (cellMinutesMax === null) return Infinity;
  return Math.max(0, cellMinutesMax - (request.delivered.get(cellId) ?? 0));
}

function allowedVehicles(
  board: Board,
  riders: PatrolProblem["riders"],
  place: PatrolPlace,
): readonly number[] | null {
  if (place.skills.length === 0) return null;
  return riders.flatMap((rider, vehicle) => {
    const crew = board.crews[rider.crew];
    return crew !== undefined && knows(crew.unit.skills, place.skills) ? [vehicle] : [];
  });
}

export function knows(skills: readonly string[], asked: readonly string[]): boolean {
  return asked.every((skill) => skills.includes(skill));
}

/** The vehicles that stand for crews between their rests. */
export function riderVehicles(board: Board, riders: PatrolProblem["riders"]): readonly Vehicle[] {
  return riders.map((rider) => vehicleOf(board, rider));
}

function vehicleOf(
  board: Board,
  { crew: index, part }: { readonly crew: number; readonly part: number },
): Vehicle {
  const crew = board.crews[index];
  const [from, to] = crew?.parts[part] ?? [0, 0];
  const { network = 0, start = 0, end = 0 } = crew ?? {};
  const { slackShare } = board.request.rules;
  const durationMax = Math.floor((to - from) * (1 - slackShare));
  return { network, start: part === 0 ? start : end, end, earliest: from, latest: to, durationMax };
}

/** By how much each place seems worth more or less to this seed. */
function bends(request: PatrolRequest): readonly number[] {
  const random = randomFrom(request.seed);
  const { unforeseen } = request.rules;
  return request.places.map(() => 1 + unforeseen * (2 * random() - 1));
}
