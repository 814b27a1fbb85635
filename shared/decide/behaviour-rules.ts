import type { Command } from "../commands/command.ts";
import type { WallEvent } from "../events/event.ts";
import { isUnjudged } from "../fold/behaviour-state.ts";
import type { WallState } from "../fold/wall-state.ts";
import { err, ok } from "../kit/result.ts";
import type { Alert } from "../model/alert.ts";
import { CONFIRM_REASONS } from "../model/behaviour.ts";
import type { BehaviourCard } from "../model/behaviour.ts";
import { AHEAD_MS_MAX, sendEvents } from "./alert-rules.ts";
import { routeFor, wayBy } from "./alert-sending.ts";
import type { Decision, DecisionContext } from "./decision.ts";

type Of<Kind extends Command["kind"]> = Extract<Command, { kind: Kind }>;

export function takeBehaviour(
  wall: WallState,
  { card }: Of<"take-behaviour">,
  { now }: DecisionContext,
): Decision {
  if (wall.behaviour.has(card.id)) return ok([]);
  if (!wall.camera.has(card.cameraId)) return err({ kind: "thing-unknown", thing: card.cameraId });
  if (card.expiresAt <= now) return err({ kind: "behaviour-expired", thing: card.title });
  if (card.capturedAt > now + AHEAD_MS_MAX) return err({ kind: "report-in-future" });
  return ok([{ kind: "behaviour-taken", v: 1, card, at: now }]);
}

/** Confirming makes an alert, and sends it where the table says so without doubt. */
export function judgeBehaviour(
  wall: WallState,
  { behaviourId, verdict, reason }: Of<"judge-behaviour">,
  context: DecisionContext,
): Decision {
  const { now } = context;
  const state = wall.behaviour.get(behaviourId);
  if (state === undefined) return err({ kind: "behaviour-unknown", thing: behaviourId });
  const { card } = state;
  if (state.judged !== null) return err({ kind: "behaviour-judged", thing: card.title });
  if (!isUnjudged(state, now)) return err({ kind: "behaviour-expired", thing: card.title });
  const confirms = CONFIRM_REASONS.some((name) => name === reason);
  if (confirms !== (verdict === "confirmed")) return err({ kind: "answer-wrong", thing: reason });
  const judged = { behaviourId, verdict, reason, at: now };
  if (verdict === "rejected") {
    return ok([{ kind: "behaviour-judged", v: 1, ...judged, alertId: null }]);
  }
  const alert = alertFrom(card);
  return ok([
    { kind: "behaviour-judged", v: 1, ...judged, alertId: alert.id },
    ...confirmedAlert(wall, alert, context),
  ]);
}

/** An alert that a person has confirmed: by the only row that fits it goes out at once, and else
 *  it waits for somebody to say where. */
export function confirmedAlert(
  wall: WallState,
  alert: Alert,
  context: DecisionContext,
): readonly WallEvent[] {
  const { now } = context;
  const taken: WallEvent = { kind: "alert-taken", v: 1, alert, at: now };
  const route = routeFor(wall, alert, null);
  if (!route.ok) return [taken];
  const way = wayBy(wall, alert, { route: route.value, after: [] }, context);
  return way.ok ? [taken, ...sendEvents(alert.id, way.value, { reason: "", now })] : [taken];
}

export function expireBehaviour(
  wall: WallState,
  { behaviourId }: Of<"expire-behaviour">,
  { now }: DecisionContext,
): Decision {
  const state = wall.behaviour.get(behaviourId);
  if (state === undefined) return err({ kind: "behaviour-unknown", thing: behaviourId });
  const isOver = state.judged === null && state.expiredAt === null && now >= state.card.expiresAt;
  return ok(isOver ? [{ kind: "behaviour-expired", v: 1, behaviourId, at: now }] : []);
}

function alertFrom(card: BehaviourCard): Alert {
  const { id: behaviourId, title, address, position, capturedAt } = card;
  const { reason, legalBasis, expiresAt } = card;
  return {
    ...{ id: `behaviour/${behaviourId}`.slice(0, 128), type: "property-behaviour", title },
    text: "",
    ...{ reason, legalBasis, expiresAt, capturedAt, address, position },
    origin: { kind: "behaviour", behaviourId },
  };
}
