import { entityKey } from "../model/entity-key.ts";
import type { EntityKey } from "../model/entity-key.ts";
import type { WallEvent } from "./event.ts";

/** Tours that are made round by round, and risks that come on a list and off it. */
type RoundsEvent = Extract<WallEvent, { kind: `tour-${string}` | `risk-${string}` }>;

export function isRoundsEvent(event: WallEvent): event is RoundsEvent {
  return event.kind.startsWith("tour-") || event.kind.startsWith("risk-");
}

export function roundsEntity(event: RoundsEvent): EntityKey {
  if ("tour" in event) return entityKey("tour", event.tour.id);
  if ("risk" in event) return entityKey("risk", event.risk.id);
  return "tourId" in event ? entityKey("tour", event.tourId) : entityKey("risk", event.riskId);
}
