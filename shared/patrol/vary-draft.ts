import { clockOf, isKept, workOf } from "./draft.ts";
import type { Draft, DraftStop } from "./draft.ts";
import { withRoute } from "./draft-moves.ts";
import type { Board, Crew } from "./patrol-board.ts";

/** What one change of order may cost, seconds of way. */
const COST_S_MAX = 360;
const PASSES = 8;
/** How far along its route a stop may be put elsewhere. */
const REACH = 6;

/** The same stops, with no two in a row that came in the same row before: who has watched one round
 *  does not know the next (Koper 1995). */
export function varyDraft(board: Board, draft: Draft): Draft {
  let varied = draft;
  for (const [index, crew] of board.crews.entries()) {
    for (let pass = 0; pass < PASSES; pass++) {
      const route = varied[index] ?? [];
      const next = repeatsAt(route)
        .map((position) => reordered(board, crew, route, position))
        .find((one) => one !== null);
      if (next === undefined || next === null) break;
      varied = withRoute(varied, index, next);
    }
  }
  return varied;
}

/** How often two places come in the same row again. */
export function repeatsIn(places: readonly (number | string)[]): number {
  const rows = places.slice(1).map((place, i) => `${places[i]} ${place}`);
  return rows.length - new Set(rows).size;
}

/** Where rows of two come again. */
function repeatsAt(route: readonly DraftStop[]): number[] {
  const seen = new Set<string>();
  const at: number[] = [];
  for (let i = 0; i + 1 < route.length; i++) {
    const row = `${route[i]?.place} ${route[i + 1]?.place}`;
    if (seen.has(row)) at.push(i);
    seen.add(row);
  }
  return at;
}

/** The order near there that has fewer repeats and costs least. */
function reordered(
  board: Board,
  crew: Crew,
  route: readonly DraftStop[],
  position: number,
): readonly DraftStop[] | null {
  const before = { work: workOf(clockOf(board, crew, route)), repeats: repeatsOf(route) };
  let best: { route: readonly DraftStop[]; work: number } | null = null;
  for (const from of [position, position + 1]) {
    const stop = route[from];
    if (stop === undefined || stop.locked) continue;
    const rest = route.toSpliced(from, 1);
    for (
      let to = Math.max(0, position - REACH);
      to <= Math.min(rest.length, position + REACH);
      to++
    ) {
      const next = rest.toSpliced(to, 0, stop);
      if (repeatsOf(next) >= before.repeats || !inParts(next)) continue;
      const work = workOf(clockOf(board, crew, next));
      if (work > before.work + COST_S_MAX || !isKept(board, crew, next)) continue;
      if (best === null || work < best.work) best = { route: next, work };
    }
  }
  return best === null ? null : best.route;
}

function repeatsOf(route: readonly DraftStop[]): number {
  return repeatsIn(route.map(({ place }) => place));
}

function inParts(route: readonly DraftStop[]): boolean {
  return route.every(({ part }, i) => i === 0 || part >= (route[i - 1]?.part ?? 0));
}
