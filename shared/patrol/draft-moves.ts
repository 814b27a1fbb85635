import { spotsFor } from "./detour.ts";
import { clockOf, isKept, workOf } from "./draft.ts";
import type { Draft, DraftStop } from "./draft.ts";
import { maySee } from "./explain.ts";
import type { Board } from "./patrol-board.ts";
import { minutesLeft, prizeIn } from "./patrol-problem.ts";
import type { PatrolProblem } from "./patrol-problem.ts";

export type Placed = { readonly route: readonly DraftStop[]; readonly added: number };

/** The route with a stop put where it adds least way of all spots that keep its hours, its rests
 *  and its shift.  Null: it fits nowhere. */
export function withStop(
  board: Board,
  crewIndex: number,
  route: readonly DraftStop[],
  stop: DraftStop,
): Placed | null {
  const crew = board.crews[crewIndex];
  if (crew === undefined || !maySee(board, crew, stop.place)) return null;
  const time = crew.parts.reduce((sum, [from, to]) => sum + to - from, 0);
  const busy = workOf(clockOf(board, crew, route)) + stop.dwell;
  for (const { position, part, added } of spotsFor(board, crew, route, stop.place)) {
    // What does not even fit by its length needs no clock.
    if (busy + added > time * (1 - board.request.rules.slackShare)) return null;
    const next = route.toSpliced(position, 0, { ...stop, part });
    if (isKept(board, crew, next)) return { route: next, added: added + stop.dwell };
  }
  return null;
}

/** A draft with one route replaced. */
export function withRoute(draft: Draft, crew: number, route: readonly DraftStop[]): Draft {
  return draft.map((old, index) => (index === crew ? route : old));
}

/** Visits that no route makes and that their cells still have minutes for, most worth first. */
export function spareStops(board: Board, { meanings, problem }: PatrolProblem, draft: Draft) {
  const made = new Set(draft.flat().map(({ place, windows }) => keyOf(place, windows)));
  const planned = new Map<string, number>();
  for (const { place, dwell } of draft.flat()) {
    const cellId = board.request.places[place]?.cellId ?? "";
    planned.set(cellId, (planned.get(cellId) ?? 0) + dwell / 60);
  }
  const spare = meanings.flatMap(({ place, windows, locked }, visit): DraftStop[] => {
    const dwell = problem.visits[visit]?.dwell ?? 0;
    const cellId = board.request.places[place]?.cellId ?? "";
    const left = minutesLeft(board.request, cellId) - (planned.get(cellId) ?? 0);
    if (made.has(keyOf(place, windows)) || dwell / 60 > left) return [];
    return [{ stopId: null, place, dwell, windows, part: 0, locked, asked: false }];
  });
  return spare.sort((a, b) => prizeOf(board, b) - prizeOf(board, a) || a.place - b.place);
}

/** What a stop counts, to this request and not to its seed. */
export function prizeOf(board: Board, { place, windows, dwell }: DraftStop): number {
  const of = board.request.places[place];
  if (of === undefined) return 0;
  return (prizeIn(of, windows, board.request) * dwell) / Math.max(1, of.dwell);
}

/** Of all its stops; shares of second visits apart. */
export function draftPrize(board: Board, draft: Draft): number {
  return draft.flat().reduce((sum, stop) => sum + prizeOf(board, stop), 0);
}

function keyOf(place: number, windows: DraftStop["windows"]): string {
  return `${place} ${windows[0]?.[0] ?? ""}`;
}
