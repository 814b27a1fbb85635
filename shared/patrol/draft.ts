import type { OrienteeringRoutes } from "../solver/problem.ts";
import type { Board, Crew } from "./patrol-board.ts";
import type { PatrolProblem, Span } from "./patrol-problem.ts";

/** A stop of a plan that is being made or changed. */
export type DraftStop = {
  /** Of the plan it came from; null: new. */
  readonly stopId: string | null;
  readonly place: number;
  readonly dwell: number;
  /** When dwelling may begin, seconds of the shift; empty: at any time. */
  readonly windows: readonly Span[];
  /** Which part of the crew's time between rests. */
  readonly part: number;
  readonly locked: boolean;
  /** A person put it there. */
  readonly asked: boolean;
};

/** Stops of each crew of a board, in order. */
export type Draft = readonly (readonly DraftStop[])[];

const NOISE_S = 0.01;

/** When a crew is where.  Seconds of the shift. */
export type RouteClock = {
  readonly stops: readonly StopClock[];
  /** The way home at the end of each part; `from` and `to` are nodes. */
  readonly homes: readonly {
    readonly from: number;
    readonly drive: number;
    readonly arrive: number;
    readonly late: number;
  }[];
  readonly drive: number;
  readonly dwell: number;
  readonly wait: number;
  /** Seconds by which hours, rests and the shift are missed; 0 for a route that can be driven. */
  readonly late: number;
};

export type StopClock = {
  /** Nodes of the way there. */
  readonly from: number;
  readonly to: number;
  readonly part: number;
  readonly drive: number;
  readonly wait: number;
  readonly begin: number;
  readonly leave: number;
  /** Seconds after the last window closed; 0: in time. */
  readonly late: number;
  /** Seconds that it could begin later within the same window. */
  readonly spare: number;
};

/** The routes of a search as a draft. */
export function draftFrom(
  board: Board,
  { meanings, riders, problem }: PatrolProblem,
  routes: OrienteeringRoutes,
): Draft {
  return board.crews.map((_, crew) =>
    riders.flatMap((rider, vehicle) => {
      if (rider.crew !== crew) return [];
      return (routes[vehicle] ?? []).flatMap((visit): DraftStop[] => {
        const meaning = meanings[visit];
        if (meaning === undefined) return [];
        const { place, windows, locked } = meaning;
        const dwell = problem.visits[visit]?.dwell ?? 0;
        const plain = { stopId: null, locked, asked: false };
        return [{ ...plain, place, dwell, windows, part: rider.part }];
      });
    }),
  );
}

/** The clock of one route, whether it can be kept or not. */
export function clockOf(board: Board, crew: Crew, route: readonly DraftStop[]): RouteClock {
  const stops: StopClock[] = [];
  const homes: RouteClock["homes"][number][] = [];
  let [drive, dwell, wait, late] = [0, 0, 0, 0];
  let at = crew.start;
  crew.parts.forEach(([from, to], part) => {
    let clock = from;
    for (const stop of route) {
      if (stop.part !== part) continue;
      const way = board.secondsBetween(crew.network, at, stop.place);
      const arrive = clock + way;
      const begin = beginOf(stop.windows, arrive);
      const missed = lateness(stop.windows, begin);
      stops.push({
        ...{ from: at, to: stop.place, part, drive: way, wait: begin - arrive, begin },
        leave: begin + stop.dwell,
        late: missed,
        spare: spareOf(stop.windows, begin),
      });
      [drive, dwell, wait] = [drive + way, dwell + stop.dwell, wait + begin - arrive];
      late += missed;
      clock = begin + stop.dwell;
      at = stop.place;
    }
    const isOut = at !== crew.end && (at !== crew.start || part < crew.parts.length - 1);
    const way = isOut ? board.secondsBetween(crew.network, at, crew.end) : 0;
    const over = Math.max(0, clock + way - to);
    homes.push({ from: at, drive: way, arrive: clock + way, late: over });
    drive += way;
    late += over;
    if (isOut) at = crew.end;
  });
  return { stops, homes, drive, dwell, wait, late };
}

/** Whether a route keeps its hours, its rests, its shift, and what is free for response. */
export function isKept(board: Board, crew: Crew, route: readonly DraftStop[]): boolean {
  const clock = clockOf(board, crew, route);
  if (clock.late > 0 || !Number.isFinite(clock.drive)) return false;
  const { slackShare } = board.request.rules;
  return clock.homes.every(({ arrive }, part) => {
    const [from, to] = crew.parts[part] ?? [0, 0];
    const stops = clock.stops.filter((stop) => stop.part === part);
    if (stops.length === 0) return true;
    return arrive - from - avoidable(stops) <= (to - from) * (1 - slackShare) + NOISE_S;
  });
}

/** Seconds of waiting that leaving later saves, while every stop still begins in its hours. */
function avoidable(stops: readonly StopClock[]): number {
  let [waited, most] = [0, Infinity];
  for (const { wait, spare } of stops) {
    waited += wait;
    most = Math.min(most, waited + spare);
  }
  return Math.min(waited, most);
}

/** Working time: driving and dwelling. */
export function workOf(clock: RouteClock): number {
  return clock.drive + clock.dwell;
}

function beginOf(windows: readonly Span[], arrive: number): number {
  for (const [open, close] of windows) {
    if (arrive <= close) return Math.max(open, arrive);
  }
  return arrive;
}

function spareOf(windows: readonly Span[], begin: number): number {
  if (windows.length === 0) return Infinity;
  const open = windows.find(([from, to]) => from <= begin && begin <= to);
  return open === undefined ? 0 : open[1] - begin;
}

function lateness(windows: readonly Span[], begin: number): number {
  const last = windows[windows.length - 1];
  return last === undefined ? 0 : Math.max(0, begin - last[1]);
}
