import type { PatrolDoseCounted } from "../events/patrol-dose-counted.ts";
import type { PatrolPlan } from "../model/patrol-plan.ts";
import type { PatrolStop } from "../model/patrol-stop.ts";
import { hlcMs } from "../units/hybrid-clock.ts";
import { epochMs } from "../units/quantity.ts";
import type { EpochMs } from "../units/quantity.ts";
import type { Fold } from "./fold.ts";

/** A stop as it was really served. */
export type Served = {
  readonly unitId: string;
  readonly placeId: string;
  /** Of the plan's stop; the place's own id where it comes once. */
  readonly stopId: string;
  /** Why it was skipped or cut short; empty: nothing was said. */
  readonly reason: string;
  readonly step: "arrived" | "left" | "skipped";
  readonly at: EpochMs;
};

export type PlanState = {
  /** Null: rejected before it was ever in force. */
  readonly plan: PatrolPlan | null;
  readonly verdict: "accepted" | "rejected";
  readonly by: string;
  readonly at: EpochMs;
  readonly endedAt: EpochMs | null;
  readonly served: readonly Served[];
  /** Stops of earlier revisions that were reached, oldest first: what `plan` no longer holds. */
  readonly past: readonly PastStop[];
  /** Seconds of presence counted from positions, by place. */
  readonly dose: readonly PlaceSeconds[];
  /** Of groups on foot for one night: no plan of the ordinary patrol. */
  readonly forNight: boolean;
};

export type PastStop = { readonly unitId: string; readonly stop: PatrolStop };
export type PlaceSeconds = {
  readonly placeId: string;
  readonly cellId: string;
  /** The hour it began in. */
  readonly hourAt: EpochMs;
  readonly seconds: number;
};

export const foldPlan: Fold<PlanState> = (before, { event, stamp }) => {
  const at = hlcMs(stamp.hlc);
  switch (event.kind) {
    case "patrol-plan-accepted": {
      const { plan } = event;
      return { plan, verdict: "accepted", by: stamp.actor, at, endedAt: null, ...NOTHING };
    }
    case "patrol-plan-rejected": {
      if (before?.verdict === "accepted") return before;
      const [plan, endedAt] = [null, at];
      return { plan, verdict: "rejected", by: stamp.actor, at, endedAt, ...NOTHING };
    }
    case "patrol-plan-ended":
      return before === null ? null : { ...before, endedAt: event.at };
    case "patrol-stop-reached": {
      if (before === null) return null;
      const { unitId, placeId, stopId = placeId, step, reason = "" } = event;
      const served = { unitId, placeId, stopId, step, reason, at: event.at };
      return { ...before, served: [...before.served, served] };
    }
    case "patrol-plan-revised": {
      if (before === null) return null;
      const { plan } = event;
      return { ...before, plan, past: [...before.past, ...reachedBut(before, plan)] };
    }
    case "patrol-dose-counted":
      return before === null ? null : { ...before, dose: doseAfter(before.dose, event) };
    case "night-plan-taken":
      return before === null ? null : { ...before, forNight: true };
    default:
      return before;
  }
};

const NOTHING = { served: [], past: [], dose: [], forNight: false } as const;

/** Stops that were left or skipped and that the new revision no longer holds. */
function reachedBut(before: PlanState, plan: PatrolPlan): PastStop[] {
  const ahead = new Set(plan.routes.flatMap(({ stops }) => stops.map(({ stopId }) => stopId)));
  const reached = new Set(before.served.map(({ stopId }) => stopId));
  return (before.plan?.routes ?? []).flatMap(({ unitId, stops }) =>
    stops.flatMap((stop) => {
      return reached.has(stop.stopId) && !ahead.has(stop.stopId) ? [{ unitId, stop }] : [];
    }),
  );
}

const HOUR_MS = 3_600_000;

function doseAfter(
  dose: readonly PlaceSeconds[],
  counted: Pick<PatrolDoseCounted, "placeId" | "cellId" | "fromAt" | "seconds">,
): readonly PlaceSeconds[] {
  const { placeId, cellId } = counted;
  const hourAt = epochMs(Math.floor(counted.fromAt / HOUR_MS) * HOUR_MS);
  const isIt = (one: PlaceSeconds) => one.placeId === placeId && one.hourAt === hourAt;
  const known = dose.find(isIt)?.seconds ?? 0;
  const others = dose.filter((one) => !isIt(one));
  return [...others, { placeId, cellId, hourAt, seconds: known + counted.seconds }];
}
