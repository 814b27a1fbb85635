import type { PatrolPlan } from "../model/patrol-plan.ts";
import { hlcMs } from "../units/hybrid-clock.ts";
import type { EpochMs } from "../units/quantity.ts";
import type { Fold } from "./fold.ts";

/** A stop as it was really served. */
export type Served = {
  readonly unitId: string;
  readonly placeId: string;
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
};

export const foldPlan: Fold<PlanState> = (before, { event, stamp }) => {
  const at = hlcMs(stamp.hlc);
  switch (event.kind) {
    case "patrol-plan-accepted": {
      const { plan } = event;
      return { plan, verdict: "accepted", by: stamp.actor, at, endedAt: null, served: [] };
    }
    case "patrol-plan-rejected": {
      if (before?.verdict === "accepted") return before;
      const [plan, endedAt] = [null, at];
      return { plan, verdict: "rejected", by: stamp.actor, at, endedAt, served: [] };
    }
    case "patrol-plan-ended":
      return before === null ? null : { ...before, endedAt: event.at };
    case "patrol-stop-reached": {
      if (before === null) return null;
      const { unitId, placeId, step } = event;
      return { ...before, served: [...before.served, { unitId, placeId, step, at: event.at }] };
    }
    default:
      return before;
  }
};
