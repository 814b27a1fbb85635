import { coverageOf } from "./coverage-of.ts";
import type { CoverageField } from "./coverage-of.ts";
import { isKept } from "./draft.ts";
import type { Draft } from "./draft.ts";
import { draftPrize, withRoute, withStop } from "./draft-moves.ts";
import type { Board } from "./patrol-board.ts";

/** Plans looked at to keep the floor. */
const LOOKS_MAX = 240;

/** The same plan with the floor of cover kept, or broken in as few minutes as was found: routes
 *  turn round, and stops that hold a unit away in the worst minutes go to others or are left. */
export function coverDraft(board: Board, field: CoverageField, draft: Draft): Draft {
  if (board.request.rules.coverageFloor === null) return draft;
  let best = { draft, below: shortfall(board, field, draft) };
  let looks = 0;
  while (best.below > 0 && looks < LOOKS_MAX) {
    const from = best;
    for (const next of neighbours(board, from.draft)) {
      if (++looks > LOOKS_MAX) break;
      const below = shortfall(board, field, next);
      if (below < best.below) best = { draft: next, below };
    }
    if (best === from) break;
  }
  return best.draft;
}

/** By how much and how long the floor is missed, thousandths times minutes. */
function shortfall(board: Board, field: CoverageField, draft: Draft): number {
  const coverage = coverageOf(board, draft, field);
  const floor = coverage?.floor ?? 0;
  return (coverage?.within5 ?? []).reduce((sum, share) => sum + Math.max(0, floor - share), 0);
}

function* neighbours(board: Board, draft: Draft): Generator<Draft> {
  for (const [index, crew] of board.crews.entries()) {
    const route = draft[index] ?? [];
    const turned = [...route].reverse().sort((a, b) => a.part - b.part);
    if (isKept(board, crew, turned)) yield withRoute(draft, index, turned);
  }
  const least = 0.98 * draftPrize(board, draft);
  for (const [index, route] of draft.entries()) {
    for (const [position, stop] of route.entries()) {
      if (stop.locked || stop.asked || board.request.places[stop.place]?.must === true) continue;
      const without = withRoute(draft, index, route.toSpliced(position, 1));
      for (const other of [(index + 1) % draft.length, (index + 7) % draft.length]) {
        if (other === index) continue;
        const placed = withStop(board, other, draft[other] ?? [], stop);
        if (placed !== null) yield withRoute(without, other, placed.route);
      }
      if (draftPrize(board, without) >= least) yield without;
    }
  }
}
