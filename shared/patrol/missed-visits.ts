import type { PatrolPlan } from "../model/patrol-plan.ts";
import type { PatrolStop } from "../model/patrol-stop.ts";
import { TRY_AGAIN_MINUTES } from "../model/patrol-visit.ts";
import { ID_LENGTH_MAX } from "../model/shape.ts";
import { epochMs } from "../units/quantity.ts";
import type { EpochMs } from "../units/quantity.ts";
import type { DraftStop } from "./draft.ts";

/** A visit that is tried again: a stop of its own, not before a while has passed. */
export type Missed = { readonly stop: PatrolStop; readonly from: EpochMs };

/** The visits of a plan where nobody was met, as stops to make once more. */
export function missedOf(
  plan: PatrolPlan,
  units: readonly { readonly unitId: string; readonly missed: ReadonlyMap<string, EpochMs> }[],
): readonly Missed[] {
  return plan.routes.flatMap(({ unitId, stops }) => {
    const missed = units.find((unit) => unit.unitId === unitId)?.missed;
    return stops.flatMap((stop): Missed[] => {
      const at = missed?.get(stop.stopId);
      if (at === undefined) return [];
      const stopId = `${stop.stopId.slice(0, ID_LENGTH_MAX - 1)}+`;
      return [
        {
          stop: { ...stop, stopId, locked: false },
          from: epochMs(at + TRY_AGAIN_MINUTES * 60_000),
        },
      ];
    });
  });
}

/** The same stop in what is left of its hours from a moment on; none where nothing is left. */
export function laterOnly(stop: DraftStop, from: number, end: number): DraftStop[] {
  const hours = stop.windows.length === 0 ? [[from, end] as const] : stop.windows;
  const windows = hours.flatMap(([open, close]) => {
    return close < from ? [] : [[Math.max(open, from), close] as const];
  });
  return windows.length === 0 || from >= end ? [] : [{ ...stop, windows }];
}
