import { openStops, standingOf } from "../../../shared/fold/tour-state.ts";
import type { TourRun, TourState } from "../../../shared/fold/tour-state.ts";
import { nextTourTime } from "../../../shared/model/tour-times.ts";
import { openRun } from "../tour-work.svelte.ts";

/** A tour as the list shows it. */
export type TourRow = {
  readonly state: TourState;
  /** The run for which there is still time; null: none. */
  readonly run: TourRun | null;
  /** Stops of it that somebody has looked at. */
  readonly done: number;
  readonly nextAt: number | null;
  readonly items: number;
};

/** Under way first, the least time left on top; then by when they are due. */
export function tourRows(tours: Iterable<TourState>, now: number): readonly TourRow[] {
  const rows = [...tours].flatMap((state): TourRow[] => {
    const run = openRun(state);
    const items = state.runs.reduce((sum, one) => sum + openStops(one).length, 0);
    if (state.endedAt !== null && run === null && items === 0) return [];
    const looked = run?.stops.filter((stop) => standingOf(stop, run) === "looked") ?? [];
    const nextAt = state.endedAt === null ? nextTourTime(state.tour, now) : null;
    return [{ state, run, done: looked.length, nextAt, items }];
  });
  const due = ({ run, nextAt }: TourRow) => run?.until ?? nextAt ?? Infinity;
  return rows.sort((a, b) => {
    if ((a.run === null) !== (b.run === null)) return a.run === null ? 1 : -1;
    return due(a) - due(b) || (a.state.tour.name < b.state.tour.name ? -1 : 1);
  });
}
