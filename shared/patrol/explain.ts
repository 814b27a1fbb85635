import type { DroppedPlace } from "../model/patrol-plan.ts";
import type { WhyNow, WhyUnit } from "../model/patrol-stop.ts";
import { epochMs, seconds } from "../units/quantity.ts";
import type { Seconds } from "../units/quantity.ts";
import { hourOfDay } from "./demand.ts";
import { detour, detourAt, nearestSpot } from "./detour.ts";
import { clockOf, isKept } from "./draft.ts";
import type { Draft, DraftStop, RouteClock } from "./draft.ts";
import type { Board, Crew } from "./patrol-board.ts";
import { knows, minutesLeft, windowsOf } from "./patrol-problem.ts";

/** An hour with so much more demand than the mean one is a reason by itself. */
const BUSY_HOUR = 1.15;

export type StopAt = { readonly crew: number; readonly index: number };

/** Why at this time.  `before`: when the last stop at that place began, null: there was none. */
export function whyNow(
  board: Board,
  draft: Draft,
  at: StopAt & { readonly clock: RouteClock; readonly before: number | null },
): WhyNow {
  const { request } = board;
  const stop = draft[at.crew]?.[at.index];
  const place = request.places[stop?.place ?? -1];
  const begin = at.clock.stops[at.index]?.begin ?? 0;
  const moment = request.startAt + 1000 * begin;
  const open = place?.windows.find(({ from, to }) => moment >= from - 1 && moment <= to + 1);
  if (open !== undefined) return { kind: "window", from: open.from, to: open.to };
  if (at.before !== null) {
    return { kind: "return", minutes: Math.round((begin - at.before) / 60) };
  }
  const ratio = place?.byHour?.[hourOfDay(moment, request.rules.utcOffsetMinutes)] ?? 1;
  if (ratio >= BUSY_HOUR) return { kind: "hour", ratio };
  const crew = board.crews[at.crew];
  const added = crew === undefined ? 0 : detourAt(board, crew, draft[at.crew] ?? [], at.index);
  return { kind: "on-the-way", seconds: seconds(Math.max(0, added)) };
}

/** Why this unit, against the one that would go least out of its way instead. */
export function whyUnit(board: Board, draft: Draft, at: StopAt): WhyUnit {
  const stop = draft[at.crew]?.[at.index];
  const crew = board.crews[at.crew];
  if (stop === undefined || crew === undefined || stop.asked) return { kind: "asked" };
  const own = seconds(Math.max(0, detourAt(board, crew, draft[at.crew] ?? [], at.index)));
  let best: Other | null = null;
  for (const [index, other] of board.crews.entries()) {
    if (index === at.crew || !maySee(board, other, stop.place)) continue;
    const spot = nearestSpot(board, other, draft[index] ?? [], stop.place);
    if (spot !== null && (best === null || spot.added < best.added)) {
      best = { crew: other, index, ...spot };
    }
  }
  return best === null ? { kind: "only" } : againstOther(board, draft, { stop, own, other: best });
}

type Other = {
  readonly crew: Crew;
  readonly index: number;
  readonly added: number;
  readonly position: number;
  readonly part: number;
};

/** Whether a crew knows what a place asks for. */
export function maySee(board: Board, crew: Crew, place: number): boolean {
  return knows(crew.unit.skills, board.request.places[place]?.skills ?? []);
}

function againstOther(
  board: Board,
  draft: Draft,
  of: { readonly stop: DraftStop; readonly own: Seconds; readonly other: Other },
): WhyUnit {
  const { stop, own, other } = of;
  const { unitId, callSign } = other.crew.unit;
  const named = { unitId, callSign, seconds: seconds(Math.max(0, other.added)) };
  if (own <= other.added) return { kind: "nearest", seconds: own, next: named };
  const route = [...(draft[other.index] ?? [])];
  route.splice(other.position, 0, { ...stop, part: other.part });
  const fits = isKept(board, other.crew, route);
  return { kind: fits ? "whole" : "room", seconds: own, nearer: named };
}

/** Every place without a stop, and why it has none. */
export function droppedFrom(board: Board, draft: Draft): DroppedPlace[] {
  const { places } = board.request;
  const served = new Set(draft.flat().map(({ place }) => place));
  const planned = new Map<string, number>();
  for (const { place, dwell } of draft.flat()) {
    const cellId = places[place]?.cellId ?? "";
    planned.set(cellId, (planned.get(cellId) ?? 0) + dwell / 60);
  }
  return places.flatMap((place, index) => {
    if (served.has(index)) return [];
    const { id: placeId, name: placeName, must, lngLat } = place;
    return [{ placeId, placeName, must, lngLat, ...whyDropped(board, index, planned) }];
  });
}

type Why = Pick<DroppedPlace, "why" | "value">;

function whyDropped(board: Board, index: number, planned: ReadonlyMap<string, number>): Why {
  const { request, crews, networks } = board;
  const place = request.places[index];
  if (place === undefined || request.endAt <= request.startAt)
    return { why: "shift-empty", value: null };
  if (crews.length === 0) return { why: "no-unit", value: null };
  if (networks.every(({ points }) => points[index] === null)) {
    return { why: "too-far-from-road", value: board.roadMetres(index) };
  }
  const able = crews.filter((crew) => maySee(board, crew, index));
  if (able.length === 0) return { why: "skill", value: null };
  const reaching = able.filter((crew) =>
    Number.isFinite(detour(board, crew, [crew.start, index, crew.end], true)),
  );
  if (reaching.length === 0) return { why: "unreachable", value: null };
  const windows = windowsOf(request, place);
  if (
    place.windows.length > 0 &&
    !reaching.some((crew) => couldServe(board, crew, { index, windows }))
  ) {
    return { why: "window", value: null };
  }
  const left = minutesLeft(request, place.cellId) - (planned.get(place.cellId) ?? 0);
  if (left < place.dwell / 60) return { why: "cap", value: request.rules.cellMinutesMax };
  return { why: "no-time", value: null };
}

/** Whether a crew with nothing else to do could be there in its hours. */
function couldServe(
  board: Board,
  crew: Crew,
  { index, windows }: { readonly index: number; readonly windows: DraftStop["windows"] },
): boolean {
  const dwell = board.request.places[index]?.dwell ?? 0;
  if (windows.length === 0) return false;
  return crew.parts.some((_, part) => {
    const plain = { stopId: null, locked: false, asked: false };
    return clockOf(board, crew, [{ ...plain, place: index, dwell, windows, part }]).late === 0;
  });
}

/** A moment of the shift on the clock. */
export function momentOf(board: Board, shiftSeconds: number) {
  return epochMs(Math.round(board.request.startAt + 1000 * shiftSeconds));
}
