import type { BlindReason, ItemReason, LookOutcome } from "../model/tour.ts";
import type { EpochMs } from "../units/quantity.ts";
import { standingOf } from "./tour-state.ts";
import type { TourItem, TourRun, TourState } from "./tour-state.ts";

/** One line of the report: somebody's look, or that there was none. */
export type TourLine = {
  readonly tourId: string;
  readonly tourName: string;
  readonly runAt: EpochMs;
  readonly cameraId: string;
  /** Null: nobody said to have looked. */
  readonly look: {
    readonly by: string;
    readonly at: EpochMs;
    readonly seconds: number;
    readonly outcome: LookOutcome;
    readonly blind: BlindReason | null;
  } | null;
  /** How the stop stands after all of its looks. */
  readonly standing: "waiting" | "looked" | ItemReason;
  readonly settled: TourItem["settled"];
};

/** Who looked when, stop by stop in the order of the tour, every look a line. */
export function tourLines({ tour }: Pick<TourState, "tour">, run: TourRun): readonly TourLine[] {
  return run.stops.flatMap((stop): readonly TourLine[] => {
    const { cameraId, looks, item } = stop;
    const of = {
      ...{ tourId: tour.id, tourName: tour.name, runAt: run.at, cameraId },
      ...{ standing: standingOf(stop, run), settled: item?.settled ?? null },
    };
    return looks.length === 0 ? [{ ...of, look: null }] : looks.map((look) => ({ ...of, look }));
  });
}

/** What somebody has to see to, the longest first. */
export type OpenItem = {
  readonly tourId: string;
  readonly tourName: string;
  readonly runAt: EpochMs;
  readonly cameraId: string;
  readonly why: ItemReason;
  readonly at: EpochMs;
};

export function openItems(tours: Iterable<TourState>): readonly OpenItem[] {
  const items: OpenItem[] = [];
  for (const { tour, runs } of tours) {
    for (const { at: runAt, stops } of runs) {
      for (const { cameraId, item } of stops) {
        if (item?.settled !== null) continue;
        const of = { tourId: tour.id, tourName: tour.name, runAt, cameraId };
        items.push({ ...of, why: item.why, at: item.at });
      }
    }
  }
  return items.sort((a, b) => a.at - b.at || (a.cameraId < b.cameraId ? -1 : 1));
}
