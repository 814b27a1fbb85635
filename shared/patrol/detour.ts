import type { DraftStop } from "./draft.ts";
import type { Board, Crew } from "./patrol-board.ts";

/** Where a stop could stand in a route, and the seconds of way that it would add there. */
export type Spot = { readonly position: number; readonly part: number; readonly added: number };

/** Every spot that a way leads to, cheapest first; hours, rests and the shift apart. */
export function spotsFor(
  board: Board,
  crew: Crew,
  route: readonly DraftStop[],
  place: number,
): readonly Spot[] {
  const spots: Spot[] = [];
  eachSpot(board, crew, route, { place, take: (spot) => spots.push(spot) });
  return spots.sort(compareSpots);
}

/** The first of them; null where no way leads there. */
export function nearestSpot(
  board: Board,
  crew: Crew,
  route: readonly DraftStop[],
  place: number,
): Spot | null {
  const found: { best: Spot | null } = { best: null };
  eachSpot(board, crew, route, {
    place,
    take: (spot) => {
      if (found.best === null || compareSpots(spot, found.best) < 0) found.best = spot;
    },
  });
  return found.best;
}

function compareSpots(a: Spot, b: Spot): number {
  return a.added - b.added || a.position - b.position || a.part - b.part;
}

function eachSpot(
  board: Board,
  crew: Crew,
  route: readonly DraftStop[],
  { place, take }: { readonly place: number; readonly take: (spot: Spot) => void },
): void {
  let begin = 0;
  for (let part = 0; part < crew.parts.length; part++) {
    let end = begin;
    while (end < route.length && (route[end]?.part ?? 0) <= part) end++;
    for (let position = begin; position <= end; position++) {
      const from = position === begin ? startOf(crew, part) : (route[position - 1]?.place ?? 0);
      const to = position === end ? crew.end : (route[position]?.place ?? 0);
      const added = detour(board, crew, [from, place, to], begin === end);
      if (Number.isFinite(added)) take({ position, part, added });
    }
    begin = end;
  }
}

/** Seconds of way that a stop adds where it stands. */
export function detourAt(
  board: Board,
  crew: Crew,
  route: readonly DraftStop[],
  index: number,
): number {
  const stop = route[index];
  if (stop === undefined) return 0;
  const before = route[index - 1];
  const next = route[index + 1];
  const from = before?.part === stop.part ? before.place : startOf(crew, stop.part);
  const to = next?.part === stop.part ? next.place : crew.end;
  const isAlone = before?.part !== stop.part && next?.part !== stop.part;
  return detour(board, crew, [from, stop.place, to], isAlone);
}

/** A route of one stop adds its whole way: without it the crew stays where it is. */
export function detour(
  board: Board,
  { network }: Crew,
  [from, by, to]: readonly [number, number, number],
  isAlone: boolean,
): number {
  const { secondsBetween } = board;
  const through = secondsBetween(network, from, by) + secondsBetween(network, by, to);
  return isAlone ? through : through - secondsBetween(network, from, to);
}

function startOf(crew: Crew, part: number): number {
  return part === 0 ? crew.start : crew.end;
}
