import { clockOf, workOf } from "./draft.ts";
import type { Draft, DraftStop } from "./draft.ts";
import { draftPrize, prizeOf, spareStops, withRoute, withStop } from "./draft-moves.ts";
import type { Board } from "./patrol-board.ts";
import type { PatrolProblem } from "./patrol-problem.ts";
import { BALANCE_MAX } from "./plan-warnings.ts";

/** Part of the prize that sharing the work may cost. */
const PRIZE_SHARE = 0.01;
const MOVES_MAX = 400;
/** Units at either end that are looked at. */
const ENDS = 4;

/** The same plan with the work shared, as far as it costs next to nothing: stops go from the unit
 *  that works longest to those that work least, spare ones fill them up, and a few that count
 *  little are given up. */
export function levelDraft(board: Board, problem: PatrolProblem, draft: Draft): Draft {
  let level = draft;
  let loss = PRIZE_SHARE * draftPrize(board, draft);
  for (let moves = 0; moves < MOVES_MAX; moves++) {
    const shares = workShares(board, level);
    const order = shares.map((_, crew) => crew).sort((a, b) => at(shares, a) - at(shares, b));
    const [least, most] = [at(shares, order[0]), at(shares, order[order.length - 1])];
    if (order.length < 2 || most <= BALANCE_MAX * least) return level;
    const next =
      handedOver(board, level, { shares, order }) ??
      filledUp(board, problem, level, { shares, order }) ??
      givenUp(board, level, { order, loss });
    if (next === null) return level;
    loss -= Math.max(0, draftPrize(board, level) - draftPrize(board, next));
    level = next;
  }
  return level;
}

/** Working time of each crew as a share of its own time. */
export function workShares(board: Board, draft: Draft): number[] {
  return board.crews.map((crew, index) => {
    const time = crew.parts.reduce((sum, [from, to]) => sum + to - from, 0);
    return time > 0 ? workOf(clockOf(board, crew, draft[index] ?? [])) / time : 0;
  });
}

type Ends = { readonly shares: readonly number[]; readonly order: readonly number[] };

/** One stop from a unit that works long to one that works less, where that brings them nearer. */
function handedOver(board: Board, draft: Draft, { shares, order }: Ends): Draft | null {
  for (const giver of order.slice(-ENDS).reverse()) {
    for (const taker of order.slice(0, ENDS)) {
      if (giver === taker) continue;
      const gap = at(shares, giver) - at(shares, taker);
      let best: { draft: Draft; gap: number } | null = null;
      for (const [position, stop] of (draft[giver] ?? []).entries()) {
        if (stop.locked || stop.asked) continue;
        const given = (draft[giver] ?? []).toSpliced(position, 1);
        const taken = withStop(board, taker, draft[taker] ?? [], stop);
        if (taken === null) continue;
        const next = withRoute(withRoute(draft, giver, given), taker, taken.route);
        const after = gapOf(board, next, [giver, taker]);
        if (after < gap - EPSILON && (best === null || after < best.gap))
          best = { draft: next, gap: after };
      }
      if (best !== null) return best.draft;
    }
  }
  return null;
}

/** A stop that nobody makes, for a unit that works little. */
function filledUp(
  board: Board,
  problem: PatrolProblem,
  draft: Draft,
  { shares, order }: Ends,
): Draft | null {
  const most = at(shares, order[order.length - 1]);
  const spare = spareStops(board, problem, draft);
  for (const taker of order.slice(0, ENDS)) {
    for (const stop of spare) {
      const taken = withStop(board, taker, draft[taker] ?? [], stop);
      if (taken === null) continue;
      const next = withRoute(draft, taker, taken.route);
      if (at(workShares(board, next), taker) <= most) return next;
    }
  }
  return null;
}

/** The stop of the busiest unit that counts least, while the loss may be borne. */
function givenUp(
  board: Board,
  draft: Draft,
  { order, loss }: { readonly order: readonly number[]; readonly loss: number },
): Draft | null {
  const giver = order[order.length - 1] ?? 0;
  const route = draft[giver] ?? [];
  const free = route.filter((stop) => !stop.locked && !stop.asked && !isMust(board, stop));
  const [least] = free.sort((a, b) => prizeOf(board, a) - prizeOf(board, b));
  if (least === undefined || prizeOf(board, least) > loss || route.length < 2) return null;
  return withRoute(
    draft,
    giver,
    route.filter((stop) => stop !== least),
  );
}

function isMust(board: Board, stop: DraftStop): boolean {
  return board.request.places[stop.place]?.must ?? false;
}

const EPSILON = 1e-4;

function gapOf(board: Board, draft: Draft, [one, other]: readonly [number, number]): number {
  const shares = workShares(board, draft);
  return Math.abs(at(shares, one) - at(shares, other));
}

function at(values: readonly number[], index: number | undefined): number {
  return values[index ?? -1] ?? 0;
}
