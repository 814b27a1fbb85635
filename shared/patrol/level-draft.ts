import { clockOf, workOf } from "./draft.ts";
import type { Draft, DraftStop } from "./draft.ts";
import { draftPrize, prizeOf, spareStops, withRoute, withStop } from "./draft-moves.ts";
import type { Board } from "./patrol-board.ts";
import type { PatrolProblem } from "./patrol-problem.ts";
import { BALANCE_MAX } from "./plan-warnings.ts";

/** Part of the prize that sharing the work may cost. */
const PRIZE_SHARE = 0.01;
const MOVES_MAX = 250;
/** Units at either end that are looked at. */
const ENDS = 4;

/** The same plan with the work shared, as far as it costs next to nothing: stops go from the unit
 *  that works longest to those that work least, spare ones fill them up, and a few that count
 *  little are given up. */
export function levelDraft(board: Board, problem: PatrolProblem, draft: Draft): Draft {
  let level = draft;
  let loss = PRIZE_SHARE * draftPrize(board, draft);
  const budget = { left: EXCHANGES_MAX };
  for (let moves = 0; moves < MOVES_MAX; moves++) {
    const shares = workShares(board, level);
    const order = shares.map((_, crew) => crew).sort((a, b) => at(shares, a) - at(shares, b));
    const [least, most] = [at(shares, order[0]), at(shares, order[order.length - 1])];
    if (order.length < 2 || most <= BALANCE_MAX * least) return level;
    const next =
      handedOver(board, level, { shares, order }) ??
      exchanged(board, level, { shares, order }, budget) ??
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
  return board.crews.map((_, index) => workShare(board, draft, index));
}

function workShare(board: Board, draft: Draft, index: number): number {
  const crew = board.crews[index];
  if (crew === undefined) return 0;
  const time = crew.parts.reduce((sum, [from, to]) => sum + to - from, 0);
  return time > 0 ? workOf(clockOf(board, crew, draft[index] ?? [])) / time : 0;
}

/** The same where only these crews have other routes. */
function sharesAfter(
  board: Board,
  draft: Draft,
  shares: readonly number[],
  changed: readonly number[],
): number[] {
  const after = [...shares];
  for (const index of changed) after[index] = workShare(board, draft, index);
  return after;
}

type Ends = { readonly shares: readonly number[]; readonly order: readonly number[] };

/** One stop from a unit that works long to one that works less: the one that brings them nearest
 *  for the least work more, and leaves the taker below the busiest. */
function handedOver(board: Board, draft: Draft, { shares, order }: Ends): Draft | null {
  for (const giver of order.slice(-ENDS).reverse()) {
    let best: { draft: Draft; gain: number } | null = null;
    for (const taker of order.slice(0, ENDS)) {
      if (giver === taker) continue;
      for (const [position, stop] of (draft[giver] ?? []).entries()) {
        if (stop.locked || stop.asked) continue;
        const given = (draft[giver] ?? []).toSpliced(position, 1);
        const taken = withStop(board, taker, draft[taker] ?? [], stop);
        if (taken === null) continue;
        const next = withRoute(withRoute(draft, giver, given), taker, taken.route);
        const after = sharesAfter(board, next, shares, [giver, taker]);
        const gain = gainOf(shares, after, [giver, taker]);
        if (gain > EPSILON && (best === null || gain > best.gain)) best = { draft: next, gain };
      }
    }
    if (best !== null) return best.draft;
  }
  return null;
}

/** Exchanges that are tried in all. */
const EXCHANGES_MAX = 3000;

/** A stop of the busiest unit against one of a unit that works less. */
function exchanged(
  board: Board,
  draft: Draft,
  { shares, order }: Ends,
  budget: { left: number },
): Draft | null {
  const giver = order[order.length - 1] ?? 0;
  const free = (crew: number) => (draft[crew] ?? []).filter((stop) => !stop.locked && !stop.asked);
  let best: { draft: Draft; gain: number } | null = null;
  for (const taker of order.slice(0, ENDS)) {
    for (const out of free(giver)) {
      const given = (draft[giver] ?? []).filter((stop) => stop !== out);
      for (const back of free(taker)) {
        if (--budget.left < 0) return best?.draft ?? null;
        const rest = (draft[taker] ?? []).filter((stop) => stop !== back);
        const taken = withStop(board, taker, rest, out);
        const filled = taken === null ? null : withStop(board, giver, given, back);
        if (taken === null || filled === null) continue;
        const next = withRoute(withRoute(draft, giver, filled.route), taker, taken.route);
        const after = sharesAfter(board, next, shares, [giver, taker]);
        const most = Math.max(at(after, giver), at(after, taker));
        const gain = most < at(shares, giver) ? gainOf(shares, after, [giver, taker]) : 0;
        if (gain > EPSILON && (best === null || gain > best.gain)) best = { draft: next, gain };
      }
    }
  }
  return best?.draft ?? null;
}

/** How much nearer two units come, less a part of the work that it costs. */
function gainOf(
  before: readonly number[],
  after: readonly number[],
  [giver, taker]: readonly [number, number],
): number {
  const gap = (shares: readonly number[]) => Math.abs(at(shares, giver) - at(shares, taker));
  const work = (shares: readonly number[]) => at(shares, giver) + at(shares, taker);
  const mean = after.reduce((sum, share) => sum + share, 0) / after.length;
  if (at(after, taker) >= at(before, giver) || at(after, taker) > BALANCE_MAX * mean) return 0;
  return gap(before) - gap(after) - WORK_WEIGHT * Math.max(0, work(after) - work(before));
}

/** What work more weighs against a gap less: a long way for one stop levels nothing well. */
const WORK_WEIGHT = 0.8;

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
      if (at(sharesAfter(board, next, shares, [taker]), taker) <= most) return next;
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

function at(values: readonly number[], index: number | undefined): number {
  return values[index ?? -1] ?? 0;
}
