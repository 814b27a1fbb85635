import type { LoggedEvent } from "../events/logged-event.ts";
import type { Alert } from "../model/alert.ts";
import { isBackStage } from "../model/handoff.ts";
import type { EpochMs } from "../units/quantity.ts";
import type { Fold } from "./fold.ts";
import type { HandoffState } from "./handoff-state.ts";

/** What a person decided of an alert. */
export type AlertDecision = {
  readonly deed: "send" | "dismiss";
  readonly routeId: string | null;
  readonly reason: string;
  readonly by: string;
  readonly at: EpochMs;
};

export type AlertState = {
  readonly alert: Alert;
  readonly takenAt: EpochMs;
  /** Oldest first; more than one where a station sent it back. */
  readonly decisions: readonly AlertDecision[];
  /** Its ways to stations, oldest first. */
  readonly handoffIds: readonly string[];
  /** Destinations that had no line, as they were passed over. */
  readonly passedOver: readonly string[];
  /** The call that was made of it. */
  readonly incidentId: string | null;
  readonly expiredAt: EpochMs | null;
};

/** Where an alert stands. */
export const ALERT_STAGES = [
  "waiting",
  "back",
  "sent",
  "signed",
  "on-scene",
  "done",
  "dismissed",
  "expired",
] as const;
export type AlertStage = (typeof ALERT_STAGES)[number];

export const foldAlert: Fold<AlertState> = (before, logged) => {
  const { event } = logged;
  if (event.kind === "alert-taken") {
    if (before !== null) return before;
    const { alert, at: takenAt } = event;
    const nothing = { decisions: [], handoffIds: [], passedOver: [] };
    return { alert, takenAt, ...nothing, incidentId: null, expiredAt: null };
  }
  return before === null ? null : alertAfter(before, logged);
};

/** The latest way to a station; null: none. */
export function lastHandoffOf(
  handoffs: ReadonlyMap<string, HandoffState>,
  { handoffIds }: AlertState,
): HandoffState | null {
  return handoffs.get(handoffIds.at(-1) ?? "") ?? null;
}

/** Where an alert stands by the log; whether its time is over is asked of the clock as well. */
export function alertStageOf(
  handoffs: ReadonlyMap<string, HandoffState>,
  state: AlertState,
  now: EpochMs,
): AlertStage {
  if (state.decisions.at(-1)?.deed === "dismiss") return "dismissed";
  const handoff = lastHandoffOf(handoffs, state);
  const stage = handoff?.stage ?? null;
  if (stage === "closed") return "done";
  if (stage === "acted") return "on-scene";
  if (stage === "accepted") return "signed";
  if (state.expiredAt !== null || now >= state.alert.expiresAt) return "expired";
  if (stage === null) return "waiting";
  return isBackStage(stage) ? "back" : "sent";
}

/** A person has to decide. */
export function isUndecided(stage: AlertStage): boolean {
  return stage === "waiting" || stage === "back";
}

function alertAfter(before: AlertState, { event, stamp }: LoggedEvent): AlertState {
  switch (event.kind) {
    case "alert-decided": {
      const { deed, routeId, reason, at, handoffId, passedOver } = event;
      const decision = { deed, routeId, reason, by: stamp.actor, at };
      const sent = handoffId === null ? [] : [handoffId];
      return {
        ...before,
        decisions: [...before.decisions, decision],
        handoffIds: [...before.handoffIds, ...sent],
        passedOver: [...before.passedOver, ...passedOver],
      };
    }
    case "alert-passed-on":
      return {
        ...before,
        handoffIds: [...before.handoffIds, event.handoffId],
        passedOver: [...before.passedOver, ...event.passedOver],
      };
    case "alert-called":
      return before.incidentId === null ? { ...before, incidentId: event.incidentId } : before;
    case "alert-expired": {
      if (before.expiredAt !== null) return before;
      // What may no longer be used is no longer kept; when and what kind it was stays.
      const alert = { ...before.alert, text: "", address: "" };
      return { ...before, alert, expiredAt: event.at };
    }
    default:
      return before;
  }
}
