import type { Draft, DraftStop } from "./draft.ts";
import { prizeOf, withRoute, withStop } from "./draft-moves.ts";
import type { Board } from "./patrol-board.ts";
import { minutesLeft } from "./patrol-problem.ts";

/** Stops that a visit which is tried again may stand in place of, those that count least. */
const SWAPS_MAX = 30;

/** What was promised before is kept at the cost of the time that was kept free. */
export function withoutSlack(board: Board): Board {
  const rules = { ...board.request.rules, slackShare: 0 };
  return { ...board, request: { ...board.request, rules } };
}

/** A visit that is tried again goes before the stop that counts least, where there is no gap. */
export function withPromised(board: Board, draft: Draft, stop: DraftStop): Draft {
  const beside = withSpare(board, draft, stop);
  if (beside !== draft) return beside;
  const least = draft
    .flatMap((route, crew) => route.map((out) => ({ crew, out, prize: prizeOf(board, out) })))
    .filter(({ out }) => !out.locked && !out.asked && out.stopId !== stop.stopId)
    .filter(({ out }) => board.request.places[out.place]?.must !== true)
    .sort((a, b) => a.prize - b.prize)
    .slice(0, SWAPS_MAX);
  for (const { crew, out } of least) {
    const route = (draft[crew] ?? []).filter((one) => one !== out);
    const thinner = withRoute(draft, crew, route);
    const swapped = withSpare(board, thinner, stop);
    if (swapped !== thinner) return swapped;
  }
  return draft;
}

/** Into the route where it costs least; the cap holds. */
export function withSpare(board: Board, draft: Draft, stop: DraftStop): Draft {
  const { places } = board.request;
  const cellId = places[stop.place]?.cellId ?? "";
  const planned = draft.flat().reduce((sum, { place, dwell }) => {
    return places[place]?.cellId === cellId ? sum + dwell / 60 : sum;
  }, 0);
  if (planned + stop.dwell / 60 > minutesLeft(board.request, cellId)) return draft;
  const [best] = draft
    .flatMap((route, crew) => {
      const fits = withStop(board, crew, route, stop);
      return fits === null ? [] : [{ crew, ...fits }];
    })
    .sort((a, b) => a.added - b.added);
  return best === undefined ? draft : withRoute(draft, best.crew, best.route);
}
