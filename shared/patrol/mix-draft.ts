import type { Draft, DraftStop } from "./draft.ts";
import { prizeOf, spareStops, withRoute, withStop } from "./draft-moves.ts";
import type { Board } from "./patrol-board.ts";
import type { PatrolProblem } from "./patrol-problem.ts";

/** Stops that one route may have swapped. */
const SWAPS_MAX = 40;

/** The same plan with as large a share of visits (VISIT) in every route as was chosen, within one
 *  stop, where there are places for it (有警出警，无警访民). */
export function mixDraft(board: Board, problem: PatrolProblem, draft: Draft): Draft {
  const share = board.request.rules.visitShare;
  if (share === null) return draft;
  let mixed = draft;
  for (const crew of board.crews.keys()) {
    for (let swap = 0; swap < SWAPS_MAX; swap++) {
      const route = mixed[crew] ?? [];
      const over = route.filter((stop) => isVisit(board, stop)).length - share * route.length;
      if (Math.abs(over) <= 0.5 + 1e-9) break;
      const next = swapped(board, problem, mixed, { crew, fewer: over > 0 });
      if (next === null) break;
      mixed = next;
    }
  }
  return mixed;
}

export function isVisit(board: Board, { place }: Pick<DraftStop, "place">): boolean {
  return board.request.places[place]?.reasons.some(({ code }) => code === "VISIT") ?? false;
}

/** One stop of the kind there is too much of, for one of the other that counts most. */
function swapped(
  board: Board,
  problem: PatrolProblem,
  draft: Draft,
  { crew, fewer }: { readonly crew: number; readonly fewer: boolean },
): Draft | null {
  const route = draft[crew] ?? [];
  const out = route
    .filter((stop) => isVisit(board, stop) === fewer && !stop.locked && !stop.asked)
    .filter((stop) => board.request.places[stop.place]?.must !== true)
    .sort((a, b) => prizeOf(board, a) - prizeOf(board, b));
  const wanted = spareStops(board, problem, draft).filter((stop) => isVisit(board, stop) !== fewer);
  // Best of all it fits beside what is there.
  for (const stop of wanted) {
    const placed = withStop(board, crew, route, stop);
    if (placed !== null) return withRoute(draft, crew, placed.route);
  }
  for (const least of out) {
    const rest = route.filter((stop) => stop !== least);
    for (const stop of wanted) {
      const placed = withStop(board, crew, rest, stop);
      if (placed !== null) return withRoute(draft, crew, placed.route);
    }
  }
  const [least] = out;
  return least === undefined
    ? null
    : withRoute(
        draft,
        crew,
        route.filter((one) => one !== least),
      );
}
