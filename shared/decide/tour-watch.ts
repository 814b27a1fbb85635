import type { WallEvent } from "../events/event.ts";
import { missedStops } from "../fold/tour-state.ts";
import type { TourState } from "../fold/tour-state.ts";
import { tourTimes } from "../model/tour-times.ts";
import { epochMs } from "../units/quantity.ts";
import type { EpochMs } from "../units/quantity.ts";

/** A station that was off for longer has more to say than which tours nobody made. */
const LOOK_BACK_MS = 24 * 3_600_000;
const MINUTE_MS = 60_000;

/** What the station writes of tours by itself: that one is due, and that its time is over. */
export function tourEvents(tours: Iterable<TourState>, now: EpochMs): readonly WallEvent[] {
  const events: WallEvent[] = [];
  for (const state of tours) {
    for (const run of state.runs) {
      if (run.closedAt !== null || run.until > now) continue;
      const of = { tourId: state.tour.id, runAt: run.at } as const;
      events.push({ kind: "tour-run-closed", v: 1, ...of, missed: [...missedStops(run)], at: now });
    }
    if (state.endedAt === null) events.push(...begun(state, now));
  }
  return events;
}

/** Windows that went by while the station was off were missed like any other. */
function begun({ tour, at: keptAt, runs }: TourState, now: EpochMs): readonly WallEvent[] {
  const after = Math.max(keptAt, runs.at(-1)?.at ?? 0, now - LOOK_BACK_MS);
  return tourTimes(tour, after, now).flatMap((runAt): readonly WallEvent[] => {
    const { id: tourId, cameraIds, lookSeconds, windowMinutes } = tour;
    const until = epochMs(runAt + windowMinutes * MINUTE_MS);
    const of = { v: 1, tourId, runAt } as const;
    const began = {
      kind: "tour-run-began",
      ...of,
      until,
      cameraIds,
      lookSeconds,
      at: now,
    } as const;
    if (until > now) return [began];
    return [began, { kind: "tour-run-closed", ...of, missed: cameraIds, at: now }];
  });
}
