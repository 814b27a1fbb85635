import { DWELL_MINUTES } from "../model/patrol-options.ts";
import type { PatrolNote, PatrolNoteKind } from "../model/patrol-note.ts";
import type { PatrolPlan, PatrolRoute } from "../model/patrol-plan.ts";
import type { PatrolStop } from "../model/patrol-stop.ts";
import type { TravelMode } from "../model/unit.ts";
import type { Board } from "./patrol-board.ts";
import type { PatrolPlace } from "./patrol-place.ts";
import type { PatrolRequest, PatrolUnit } from "./plan-request.ts";

/** An end of a way: where a unit is, where it ends, or a place. */
export type WayEnd =
  | { readonly kind: "start"; readonly unitId: string }
  | { readonly kind: "end"; readonly unitId: string }
  | { readonly kind: "place"; readonly placeId: string };
/** Seconds of a way by that mode; Infinity: there is none. */
export type WaySeconds = (mode: TravelMode, from: WayEnd, to: WayEnd) => number;

/** Clocks are rounded to milliseconds, streets to the second. */
const NOISE_MS = 1500;

/** Whatever rule a plan breaks, reckoned from its own clock times and the request alone; shares no
 *  code with the planner.  Shape: one note a violation, none for a plan that can be driven. */
export function planViolations(
  plan: PatrolPlan,
  request: PatrolRequest,
  waySeconds: WaySeconds,
): readonly PatrolNote[] {
  const placeOf = new Map(request.places.map((place) => [place.id, place]));
  const unitOf = new Map(request.units.map((unit) => [unit.unitId, unit]));
  const notes = plan.routes.flatMap((route) => {
    const unit = unitOf.get(route.unitId);
    if (unit === undefined) return [noteOf("unreachable", { unitId: route.unitId })];
    return [
      ...routeNotes(route, { request, unit, waySeconds }),
      ...route.stops.flatMap((stop) => stopNotes(stop, unit, placeOf.get(stop.placeId))),
    ];
  });
  return [...notes, ...capNotes(plan, request)];
}

/** The times of a board, as the checker asks for them. */
export function boardWays(board: Board): WaySeconds {
  const placeAt = new Map(board.request.places.map((place, node) => [place.id, node]));
  const crewAt = new Map(board.crews.map((crew) => [crew.unit.unitId, crew]));
  const nodeOf = (end: WayEnd): number => {
    if (end.kind === "place") return placeAt.get(end.placeId) ?? -1;
    return crewAt.get(end.unitId)?.[end.kind] ?? -1;
  };
  return (mode, from, to) => {
    const network = board.networks.findIndex((one) => one.mode === mode);
    const [a, b] = [nodeOf(from), nodeOf(to)];
    return network < 0 || a < 0 || b < 0 ? Infinity : board.secondsBetween(network, a, b);
  };
}

type RouteContext = {
  readonly request: PatrolRequest;
  readonly unit: PatrolUnit;
  readonly waySeconds: WaySeconds;
};

function routeNotes(route: PatrolRoute, of: RouteContext): PatrolNote[] {
  const { request, unit, waySeconds } = of;
  const { unitId } = unit;
  const notes: PatrolNote[] = [];
  const note = (kind: PatrolNoteKind, placeId: string | null, value: number | null) =>
    notes.push(noteOf(kind, { unitId, placeId, value }));
  if (unit.mode !== route.mode) note("unreachable", null, null);
  const way = (from: WayEnd, to: WayEnd) => waySeconds(route.mode, from, to) * 1000;
  const home: WayEnd = { kind: "end", unitId };
  const from = Math.max(request.startAt, unit.span?.from ?? request.startAt);
  const to = Math.min(request.endAt, unit.span?.to ?? request.endAt);
  const rests = unit.rests
    .filter((rest) => rest.to > from && rest.from < to && rest.to > rest.from)
    .sort((a, b) => a.from - b.from);
  let at: WayEnd = { kind: "start", unitId };
  let clock: number = from;
  /** Home, rested, and on from there. */
  const rest = ({ from: begin, to: end }: { readonly from: number; readonly to: number }) => {
    const over = clock + way(at, home) - begin;
    if (over > NOISE_MS && begin > from) note("rest", null, seconds(over));
    [at, clock] = [home, Math.max(clock, end)];
  };
  for (const stop of route.stops) {
    while (rests[0] !== undefined && rests[0].to <= stop.arriveAt + NOISE_MS) {
      const next = rests.shift();
      if (next !== undefined) rest(next);
    }
    const there: WayEnd = { kind: "place", placeId: stop.placeId };
    const drive = way(at, there);
    if (!Number.isFinite(drive)) note("unreachable", stop.placeId, null);
    else if (clock + drive > stop.arriveAt + NOISE_MS) {
      note("times", stop.placeId, seconds(clock + drive - stop.arriveAt));
    }
    [at, clock] = [there, stop.leaveAt];
  }
  for (const left of rests) rest(left);
  if (route.stops.length === 0) return notes;
  const back = way(at, home);
  if (!Number.isFinite(back)) note("unreachable", null, null);
  else if (clock + back > to + NOISE_MS) note("shift", null, seconds(clock + back - to));
  return notes;
}

function stopNotes(
  stop: PatrolStop,
  unit: PatrolUnit,
  place: PatrolPlace | undefined,
): PatrolNote[] {
  const { placeId, arriveAt, leaveAt, dwell } = stop;
  const { unitId } = unit;
  const notes: PatrolNote[] = [];
  const note = (kind: PatrolNoteKind, value: number | null) =>
    notes.push(noteOf(kind, { unitId, placeId, value }));
  if (stop.reasons.length === 0) note("reason-missing", null);
  if (Math.abs(leaveAt - arriveAt - 1000 * dwell) > NOISE_MS) {
    note("times", seconds(leaveAt - arriveAt - 1000 * dwell));
  }
  if (place === undefined) return notes;
  if (!place.skills.every((skill) => unit.skills.includes(skill))) note("skill", null);
  const isIn = place.windows.some((window) => {
    return arriveAt >= window.from - NOISE_MS && arriveAt <= window.to + NOISE_MS;
  });
  if (place.windows.length > 0 && !isIn) {
    const last = Math.max(...place.windows.map((window) => window.to));
    note("window", seconds(Math.max(0, arriveAt - last)));
  }
  // A remainder may be short; more than a whole stop is nobody's wish.
  const minutes = dwell / 60;
  if (minutes > Math.max(DWELL_MINUTES.most, place.dwell / 60) + 0.01) note("dwell", minutes);
  return notes;
}

function capNotes(plan: PatrolPlan, request: PatrolRequest): PatrolNote[] {
  const { cellMinutesMax } = request.rules;
  if (cellMinutesMax === null) return [];
  const cells = new Map<string, { minutes: number; placeId: string }>();
  for (const { cellId, placeId, dwell } of plan.routes.flatMap((route) => route.stops)) {
    const minutes = cells.get(cellId)?.minutes ?? request.delivered.get(cellId) ?? 0;
    cells.set(cellId, { minutes: minutes + dwell / 60, placeId });
  }
  return [...cells.values()].flatMap(({ minutes, placeId }) => {
    return minutes > cellMinutesMax + 0.02 ? [noteOf("cap", { placeId, value: minutes })] : [];
  });
}

function seconds(ms: number): number {
  return Math.round(ms / 1000);
}

function noteOf(kind: PatrolNoteKind, of: Partial<Omit<PatrolNote, "kind">>): PatrolNote {
  return { kind, unitId: null, placeId: null, value: null, ...of };
}
